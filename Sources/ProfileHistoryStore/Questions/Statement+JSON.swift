internal import EventModel
internal import JSON
internal import ProfileModel
internal import ProfileScoring
internal import Projections

extension Statement {
    /// Writes what an event states, as members of an open object.
    ///
    /// The digits of an alias are not written: history is read by more people than may see them.
    func writeMembers(_ names: ProvenanceNames, to writer: inout JSONWriter) {
        switch self {
        case .fact(let body): Self.write(body, names, to: &writer)
        case .restriction(let body): Self.write(body, names, to: &writer)
        case .lift(let body): writer.member("reason", body.reason)
        case .redaction(let body):
            writer.key("erased")
            writer.beginArray()
            for replacement in body.replacements {
                writer.integer(replacement.position.rawValue)
            }
            writer.endArray()
            writer.member("ground", body.ground)
            writer.member("authority", body.authority)
        case .withheld(let why): writer.member("withheld", why.rawValue)
        case .submission(let body): Self.write(body, to: &writer)
        case .dispute(let body):
            writer.member("outcome", body.outcome.name)
            writer.member("text", body.text)
        case .scoreIssued(let body): body.writeMembers(to: &writer)
        case .assessment(let body): Self.write(body, to: &writer)
        case .attributeDefined(let body): writer.member("attribute", body.definition.name)
        case .formDefined(let body): writer.member("form", body.form.name)
        case .modelRegistered(let body):
            writer.member("model", body.model)
            writer.member("author", body.author)
            if let pmml = body.pmml { writer.member("pmml", "\(DocumentDigest(of: pmml))") }
        case .modelApproved(let body):
            writer.member("model", body.model)
            writer.member("approver", body.approver)
        case .modelActivated(let body):
            writer.member("model", body.model)
            writer.member("targetGroup", body.targetGroup)
            writer.member("actor", body.actor)
            if let rollback = body.rollback {
                writer.member("rollbackOf", rollback.model)
                writer.member("reason", rollback.reason)
            }
        case .modelRetired(let body):
            writer.member("model", body.model)
            writer.member("targetGroup", body.targetGroup)
            writer.member("actor", body.actor)
            writer.member("reason", body.reason)
        case .erasure(let body):
            writer.member("subject", "\(body.subject)")
            writer.member("ground", body.ground)
            writer.member("authority", body.authority)
        case .annulment, .withdrawal, .alias, .unknown: break
        }
    }

    private static func write(
        _ body: FactBody,
        _ names: ProvenanceNames,
        to writer: inout JSONWriter
    ) {
        writer.member("attribute", names.attribute(body.attribute))
        if let period = body.period { writer.member("period", period.description) }
        writer.key("value")
        if let value = body.value { value.write(to: &writer) } else { writer.null() }
        if let why = body.value?.withholding { writer.member("withheld", why.rawValue) }
    }

    private static func write(
        _ body: RestrictionBody,
        _ names: ProvenanceNames,
        to writer: inout JSONWriter
    ) {
        writer.member("attribute", body.attribute.map(names.attribute))
        writer.texts("maySee", body.roles)
        writer.member("reason", body.reason)
    }

    private static func write(_ body: SubmissionBody, to writer: inout JSONWriter) {
        writer.member("form", body.form)
        writer.member("targetGroup", body.targetGroup)
        writer.key("answers")
        writer.beginObject()
        for given in body.answers {
            writer.key(given.question)
            given.answer.write(to: &writer)
        }
        writer.endObject()
    }

    private static func write(_ body: AssessmentBody, to writer: inout JSONWriter) {
        writer.member("class", body.class)
        writer.key("deviates")
        if let deviates = body.deviates { writer.bool(deviates) } else { writer.null() }
        writer.member("reason", body.reason)
        writer.member("office", body.office)
    }
}

extension JSONWriter {
    /// Writes a member with a list of texts.
    mutating func texts(_ name: String, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// Writes a member with a text, or null.
    mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }
}
