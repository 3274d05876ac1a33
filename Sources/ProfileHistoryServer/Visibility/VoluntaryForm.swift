internal import ProfileHistoryStore
internal import Projections

extension Backend {
    /// Refuses a job centre everything about a person who has no form in force now, also of a time
    /// at which she had: who withdraws a form takes it back.
    func requireForm(_ visit: Visit, _ call: Call) throws(Problem) {
        if let current = visit.current { try requireForm(current.answer.hasForm, call) }
    }

    /// Refuses a job centre what rests on a form that the person has not handed in, or withdrew.
    ///
    /// The form is voluntary: without it the job centre gets no score and no answers, and is told
    /// so. Others read what the history holds.
    func requireForm(_ profile: ProfileAnswer, _ call: Call) throws(Problem) {
        try requireForm(profile.profile.submission != nil, call)
    }

    private func requireForm(_ isInForce: Bool, _ call: Call) throws(Problem) {
        guard let role = call.role, role.isOfJobCentre else { return }
        guard isInForce else {
            throw Problem(
                .noForm,
                "the form is voluntary, and none is in force at the date asked; without it a job "
                    + "centre gets no score and no answers"
            )
        }
    }
}
