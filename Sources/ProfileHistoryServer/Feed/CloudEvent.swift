internal import EventModel
internal import JSON

/// An event as outsiders are told of it (CloudEvents 1.0, JSON format).
///
/// It says that something happened, to whom and when, and never what: values are read by a request
/// of their own, for a purpose and on record. `sequence` and `recordedtime` are extensions of the
/// specification.
struct CloudEvent: Sendable {
    let event: Event
    /// The log's name.
    let origin: String

    /// Writes it as one JSON object.
    func write(to writer: inout JSONWriter) {
        let position = String(event.position.rawValue)
        writer.beginObject()
        let members = [
            ("specversion", "1.0"),
            ("id", position),
            ("source", "//\(origin)"),
            ("type", "profilehistory.\(event.type.name ?? "other")"),
            ("subject", event.subject.isPerson ? event.subject.description : "registry"),
            ("time", event.registered.instant.description),
            ("recordedtime", event.recorded.instant.description),
            ("sequence", String(repeating: "0", count: 20 - position.utf8.count) + position),
            ("datacontenttype", "application/json"),
        ]
        for (name, value) in members {
            writer.key(name)
            writer.string(value)
        }
        writer.key("data")
        writer.beginObject()
        writer.key("position")
        writer.integer(event.position.rawValue)
        writer.key("revision")
        writer.integer(UInt64(event.revision.rawValue))
        writer.key("effective")
        if let effective = event.effective {
            writer.string(effective.instant.description)
        } else {
            writer.null()
        }
        writer.key("of")
        if let target = event.target { writer.integer(target.rawValue) } else { writer.null() }
        writer.endObject()
        writer.endObject()
    }
}
