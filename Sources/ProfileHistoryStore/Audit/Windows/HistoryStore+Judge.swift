internal import EventLog
public import EventModel
public import ProfileModel
internal import Projections

extension HistoryStore {
    /// Whether a form of a group may be handed in by a person at a moment, as far as the register
    /// tells now.
    ///
    /// By the same rules as ``windows(_:progress:)``. Throws `.badInput` for rules that can not be.
    public func judge(
        formOf group: TargetGroup,
        by subject: SubjectID,
        at moment: EffectiveTime,
        _ rules: WindowRules
    ) throws(StoreError) -> JudgedSubmission.Verdict {
        try rules.check()
        let assigned = try assignment(rules)
        let question = WindowQuestion(rules)
        let scan = try scan(question.options)
        var worker = WindowWorker(question, assigned: assigned, scan)
        return try translating {
            guard let stream = try log.stream(of: subject) else { return .cannotTell }
            let bytes = unsafe stream.bytes.span.bytes
            return try worker.judge(group, moment, bytes, bytes).verdict
        }
    }
}
