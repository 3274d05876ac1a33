internal import EventModel
public import JSON
internal import ProfileModel
internal import ProfileScoring
internal import Projections

extension AttributeUse {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", question.name)
        writer.member("kind", definition == nil ? "question" : "attribute")
        writer.member("source", definition?.source)
        writer.member("sensitivity", definition?.sensitivity.name)
        writer.key("asOf")
        question.asOf.write(to: &writer)
        writer.key("through")
        if let through { writer.integer(through.rawValue) } else { writer.null() }
        writer.key("since")
        if let since { writer.instant(since.instant) } else { writer.null() }
        writer.key("versions")
        writer.beginArray()
        for version in versions { write(version, to: &writer) }
        writer.endArray()
        writer.key("restrictedScores")
        writer.integer(restrictedScores)
        writer.key("touchedScores")
        writer.beginArray()
        for touched in touchedScores {
            writer.beginObject()
            touched.score.writeMembers(to: &writer)
            writer.member("withoutIt", touched.without)
            writer.endObject()
        }
        writer.endArray()
        writer.texts("touchedSubjects", touchedSubjects.map(\.description))
        writer.endObject()
    }

    private func write(_ version: Version, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("model", version.model.name)
        writer.member("document", "\(version.digest)")
        writer.member("author", version.model.author)
        writer.texts("approvers", version.model.approvals.map(\.approver))
        writer.key("registered")
        writer.instant(version.model.provenance.registered.instant)
        writer.key("uses")
        writer.bool(version.use != nil)
        writer.member("sensitivity", version.use?.sensitivity.name)
        writer.member("legalBasis", version.use?.legalBasis)
        writer.texts("features", version.features)
        writer.key("inForce")
        writer.beginArray()
        for period in version.periods {
            writer.beginObject()
            writer.member("targetGroup", period.group)
            writer.key("from")
            writer.instant(period.from.instant)
            writer.key("until")
            if let until = period.until { writer.instant(until.instant) } else { writer.null() }
            writer.endObject()
        }
        writer.endArray()
        writer.key("everChangesClass")
        if let ever = version.everChangesClass { writer.bool(ever) } else { writer.null() }
        write("everybody", version.everybody, to: &writer)
        write("shown", version.shown, to: &writer)
        writer.endObject()
    }

    private func write(_ key: String, _ touch: Touch, to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        for (name, count) in [
            ("scored", touch.scored), ("consulted", touch.consulted), ("changed", touch.changed),
            ("untold", touch.untold),
        ] {
            writer.key(name)
            writer.integer(count)
        }
        writer.key("flows")
        writer.beginArray()
        for flow in touch.flows {
            writer.beginObject()
            writer.member("from", flow.from)
            writer.member("to", flow.to)
            writer.key("count")
            writer.integer(flow.count)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
