internal import EventModel
public import JSON
public import Projections

extension JSONWriter {
    /// Writes an instant in UTC with microseconds.
    mutating func instant(_ instant: Instant) {
        plainString { instant.appendDescription(to: &$0) }
    }
}

extension AsOf {
    /// Writes the times that were asked for, as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("effective")
        writer.instant(effective.instant)
        writer.key("known")
        switch known {
        case .registered(let time):
            writer.instant(time.instant)
            writer.key("clock")
            writer.string("registered")
        case .recorded(let time):
            writer.instant(time.instant)
            writer.key("clock")
            writer.string("recorded")
        case .position(let position):
            writer.integer(position.rawValue)
            writer.key("clock")
            writer.string("position")
        }
        if includesDisputed {
            writer.key("includesDisputed")
            writer.bool(true)
        }
        writer.endObject()
    }
}
