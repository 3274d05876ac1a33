/// An event as the tests themselves remember it: what was said of whom, when, and where it went.
///
/// Times are texts of one form in UTC, so that they compare as texts.
struct NaiveEvent {
    enum Statement: Equatable {
        case fact(attribute: String, value: String, period: String?)
        case submission(q2: String?, group: String)
        case withdrawal(of: String)
        case annulment(of: String)
        case dispute(of: String, outcome: String)
        case score(model: String, label: String, recipient: String, through: UInt64?)
        case assessment(label: String, deviates: Bool?, reason: String?, office: String?)
        /// Of an attribute, or of the whole person.
        case restriction(attribute: String?)
    }

    let id: String
    let person: Int
    let statement: Statement
    let effective: String
    let registered: String
    var position: UInt64 = 0

    /// The event that it acts on.
    var target: String? {
        switch statement {
        case .withdrawal(let target), .annulment(let target), .dispute(let target, _): target
        case .fact, .submission, .score, .assessment, .restriction: nil
        }
    }

    /// The line of a feed.
    var line: String {
        let subject = "\"subject\":\"\(Population.person(person))\""
        let head = "\"id\":\"\(id)\",\"source\":\"feed\""
        switch statement {
        case .fact(let attribute, let value, let period):
            let time = period.map { "\"period\":\"\($0)\"" } ?? "\"effective\":\"\(effective)\""
            let json = ["employment", "match"].contains(attribute) ? value : "\"\(value)\""
            return """
                {"type":"fact",\(head),\(subject),"attribute":"\(attribute)","value":\(json),\
                \(time),"registered":"\(registered)"}
                """
        case .submission(let q2, let group):
            let answer = q2.map { $0 == "declined" ? #"{"state":"declined"}"# : "\"\($0)\"" }
            let answers = answer.map { "\"q2\":\($0)" } ?? ""
            return """
                {"type":"submission",\(head),\(subject),"form":"2015","targetGroup":"\(group)",\
                "at":"\(effective)","answers":{\(answers)}}
                """
        case .withdrawal(let target):
            return #"{"type":"withdraw",\#(head),"of":"\#(target)","at":"\#(effective)"}"#
        case .annulment(let target):
            return #"{"type":"annul",\#(head),"of":"\#(target)","registered":"\#(registered)"}"#
        case .dispute(let target, let outcome):
            return """
                {"type":"dispute",\(head),"of":"\(target)","outcome":"\(outcome)",\
                "text":"looked into","registered":"\(registered)"}
                """
        case .score(let model, let label, let recipient, _):
            return """
                {"type":"score-issued",\(head),\(subject),"at":"\(effective)",\
                "model":"\(model)","class":"\(label)","recipient":"\(recipient)"}
                """
        case .assessment(let label, let deviates, let reason, let office):
            let members = [
                deviates.map { ",\"deviates\":\($0)" }, reason.map { ",\"reason\":\"\($0)\"" },
                office.map { ",\"office\":\"\($0)\"" },
            ].compactMap { $0 }.joined()
            return """
                {"type":"assessment",\(head),\(subject),"at":"\(effective)","class":"\(label)"\
                \(members)}
                """
        case .restriction(let attribute):
            let what = attribute.map { ",\"attribute\":\"\($0)\"" } ?? ""
            return """
                {"type":"restrict",\(head),\(subject)\(what),"maySee":["dpo"],\
                "registered":"\(registered)"}
                """
        }
    }
}
