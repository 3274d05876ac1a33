internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// Everything stored on a person, on a screen.
struct HistoryView {
    private let answer: HistoryAnswer
    private let style: Style
    private let values: ValueText

    init(_ answer: HistoryAnswer, _ style: Style, language: Language = .english) {
        self.answer = answer
        self.style = style
        values = ValueText(names: answer.names, language: language)
    }

    func print() {
        StandardOutput.line(
            style.heading(answer.subject.description) + "  \(answer.entries.count.grouped) events, "
                + "\(answer.aliasCount) CPR number\(answer.aliasCount == 1 ? "" : "s"), "
                + answer.asOf.text(.english)
        )
        StandardOutput.line()
        var table = Table(["#", "type", "says", "effective", "registered", "from", "standing"])
        for entry in answer.entries {
            let origin = entry.provenance
            table.add([
                origin.position.description, entry.type.name ?? "\(entry.type.rawValue)",
                says(entry), origin.effective.map { LocalTime.text($0.instant) } ?? "",
                LocalTime.text(origin.registered.instant),
                "\(answer.names.source(origin.source))/\(origin.id)", standing(entry.standing),
            ])
        }
        table.lines(style).forEach { StandardOutput.line($0) }
    }

    private func standing(_ standing: Standing) -> String {
        standing.by.map { "\(standing.name) by \($0)" } ?? standing.name
    }

    private func says(_ entry: HistoryEntry) -> String {
        let target = entry.target.map { "of \($0)" } ?? ""
        switch entry.statement {
        case .fact(let body):
            let period = body.period.map { " \($0)" } ?? ""
            let value = body.value.map { values.value($0, of: body.attribute) } ?? "ended"
            return "\(answer.names.attribute(body.attribute))\(period) = \(value)"
        case .submission(let body):
            return "form \(body.form), \(body.answers.count) answers"
        case .dispute(let body): return "\(target): \(body.outcome.name)"
        case .scoreIssued(let body):
            return "\(body.class) by \(body.model), shown to \(body.recipient)"
        case .assessment(let body): return "assessed as \(body.class)"
        case .restriction(let body): return restriction(body, of: entry.target)
        case .lift: return target
        case .redaction(let body):
            return "\(body.replacements.count) events erased in part: \(body.ground)"
        case .withheld(let why): return values.withholding(why)
        case .alias: return "a further CPR number"
        case .modelRegistered(let body):
            return "\(body.model) by \(body.author)"
                + (body.pmml == nil ? "" : ", with a PMML document")
        case .modelApproved(let body): return "\(body.model) by \(body.approver)"
        case .modelActivated(let body): return "\(body.model) for \(body.targetGroup)"
        case .modelRetired(let body): return body.model
        case .attributeDefined(let body): return body.definition.name
        case .formDefined(let body): return body.form.name
        case .erasure(let body): return "\(body.subject) erased: \(body.ground)"
        case .annulment, .withdrawal, .unknown: return target
        }
    }

    private func restriction(_ body: RestrictionBody, of target: Position?) -> String {
        let what =
            target.map { "of \($0)" } ?? body.attribute.map { answer.names.attribute($0) }
            ?? "of everything"
        let who = body.roles.isEmpty ? "nobody" : body.roles.joined(separator: ", ")
        return "\(what), seen by \(who)"
    }
}
