public import EventModel
public import JSON
internal import ProfileModel
public import Projections

extension HistoryAnswer {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("subject")
        writer.string(subject.description)
        writer.key("asOf")
        asOf.write(to: &writer)
        writer.key("aliases")
        writer.integer(aliasCount)
        writer.key("events")
        writer.beginArray()
        for entry in entries { write(entry, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ entry: HistoryEntry, to writer: inout JSONWriter) {
        let origin = entry.provenance
        writer.beginObject()
        writer.key("position")
        writer.integer(origin.position.rawValue)
        writer.key("revision")
        writer.integer(UInt64(origin.revision.rawValue))
        writer.key("type")
        writer.string(entry.type.name ?? "type-\(entry.type.rawValue)")
        writer.key("effective")
        if let effective = origin.effective {
            writer.instant(effective.instant)
        } else {
            writer.null()
        }
        writer.key("registered")
        writer.instant(origin.registered.instant)
        writer.key("recorded")
        writer.instant(origin.recorded.instant)
        writer.key("source")
        writer.string(names.source(origin.source))
        writer.key("id")
        writer.string(origin.id)
        if let target = entry.target {
            writer.key("of")
            writer.integer(target.rawValue)
        }
        writer.key("standing")
        writer.string(entry.standing.name)
        if let by = entry.standing.by {
            writer.key("by")
            writer.integer(by.rawValue)
        }
        entry.statement.writeMembers(names, to: &writer)
        writer.endObject()
    }
}

extension Standing {
    /// How an event stands, in the word that JSON uses.
    public var name: String {
        switch self {
        case .visible: "visible"
        case .notYetKnown: "not-yet-known"
        case .notYetEffective: "not-yet-effective"
        case .annulled: "annulled"
        case .disputed: "disputed"
        case .withdrawn: "withdrawn"
        case .lifted: "lifted"
        case .superseded: "superseded"
        }
    }

    /// The event that made it so.
    public var by: Position? {
        switch self {
        case .visible, .notYetKnown, .notYetEffective: nil
        case .annulled(let by), .disputed(let by), .withdrawn(let by), .lifted(let by),
            .superseded(let by):
            by
        }
    }
}
