internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

extension Backend {
    /// Refuses a form that the person's target group may not hand in now, where the operator said
    /// which benefit codes belong to which group; where the register does not tell, it is taken.
    func checkWindow(of line: [UInt8], _ subject: SubjectID, _ call: Call) throws {
        guard !settings.windowCodes.isEmpty else { return }
        guard let sent = try? JSONValue(parsing: line), let at = sent["at"]?.string,
            let group = sent["targetGroup"]?.string
        else { return }
        let rules = WindowRules(codes: try BenefitCodes(parsing: settings.windowCodes))
        let moment = try AsOf(at: at, known: nil, clock: nil, now: store.now()).effective
        let verdict = try store.judge(
            formOf: TargetGroup(rawValue: group),
            by: subject,
            at: moment,
            rules
        )
        let why: String
        switch verdict {
        case .inside, .cannotTell: return
        case .late: why = "the period of the target group is over"
        case .before: why = "no benefit runs at that time"
        case .wrongGroup: why = "the benefit of that week belongs to another target group"
        }
        throw Problem(.outsideWindow, why, field: "targetGroup")
    }
}
