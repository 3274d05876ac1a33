public import EventModel
internal import JSON

/// An issued score that the fault reached, and why.
public struct TouchedScore: Hashable, Sendable {
    /// What the fault reached it by.
    public enum Reason: Hashable, Sendable {
        /// It names the version.
        case model
        /// Its own event stands in the range.
        case event
        /// An input was read from the range, or had the value.
        case input(TouchedInput)
    }

    /// The score.
    public let score: ShownScore
    /// What the fault reached it by, at least one.
    public let reasons: [Reason]

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        score.writeMembers(to: &writer)
        writer.key("why")
        writer.beginArray()
        for reason in reasons {
            writer.beginObject()
            switch reason {
            case .model: writer.member("by", "model")
            case .event: writer.member("by", "event")
            case .input(let input):
                writer.member("by", "input")
                input.writeMembers(to: &writer)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

/// An input by which a fault reached a score.
public struct TouchedInput: Hashable, Sendable {
    /// The feature of the version.
    public let feature: String
    /// The events in the range, or those that the value was read from, ascending.
    public let positions: [Position]
    /// Whether the version consulted it; nil where that is not known for what is withheld.
    public let isConsulted: Bool?

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("feature", feature)
        writer.positions("positions", positions)
        writer.key("consulted")
        if let isConsulted { writer.bool(isConsulted) } else { writer.null() }
    }
}

extension JSONWriter {
    /// Writes a member with a list of places in the log.
    mutating func positions(_ name: StaticString, _ positions: [Position]) {
        key(name)
        beginArray()
        for position in positions { integer(position.rawValue) }
        endArray()
    }
}
