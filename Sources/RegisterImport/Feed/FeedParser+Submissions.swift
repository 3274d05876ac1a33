import EventModel
import JSON
import ProfileModel

extension FeedParser {
    func submission(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        let key = try line.key()
        let at = try line.pastTime(.at, now: now)
        let name = try line.text(.form)
        guard let index = forms.index(named: name) else {
            throw LineError(
                .unknownForm,
                field: FeedField.form.name,
                "the form is not known; check its name, or define it first by a line of type form"
            )
        }
        guard case .object(let range) = line[.answers] else {
            throw line.wrongKind(.answers, "an object with one field a question")
        }
        let body = SubmissionBody(
            form: name,
            targetGroup: try line.targetGroup(),
            answers: Self.inOrder(
                of: forms.all[index],
                try AnswerReader.answers(line.scanner.bytes(in: range), form: forms.all[index])
            )
        )
        return NewEvent(
            type: .submission,
            destination: try line.subject(.subject),
            key: key,
            registered: RegisteredTime(at),
            effective: EffectiveTime(at),
            body: body.bytes
        )
    }

    /// Answers in the order of the form's questions.
    ///
    /// The members of a JSON object have no order, so the same answers in another order are the
    /// same content and must give the same bytes.
    private static func inOrder(
        of form: FormDefinition,
        _ answers: [QuestionAnswer]
    ) -> [QuestionAnswer] {
        form.questions.compactMap { question in answers.first { $0.question == question.id } }
    }
}
