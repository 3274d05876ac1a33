public import EventModel
internal import JSON
public import Scoring

/// An input that a version would be given otherwise now, and what made the difference.
public struct CorrectedInput: Hashable, Sendable {
    /// What a version was or would be given, and where it was read.
    public struct Reading: Hashable, Sendable {
        /// The value, or why there is none.
        public let value: InputValue
        /// The places in the log that it was read from, ascending.
        public let positions: [Position]
    }

    /// The feature of the version.
    public let feature: String
    /// As it was known when the score was made.
    public let before: Reading
    /// As it is known now.
    public let after: Reading
    /// The events that made the difference, in the order of the log.
    public let causes: [Correction]

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("feature", feature)
        writer.key("before")
        before.write(to: &writer)
        writer.key("after")
        after.write(to: &writer)
        writer.list("causes", causes) { $1.write(to: &$0) }
        writer.endObject()
    }
}

/// An event that changed what is known of the moment of a score.
public struct Correction: Hashable, Sendable {
    /// Its place in the log.
    public let position: Position
    /// What it is: a fact, a submission, an annulment, a dispute or a withdrawal.
    public let type: EventType
    /// When the source said so.
    public let registered: RegisteredTime
    /// When the store took it in.
    public let recorded: RecordedTime

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("position")
        writer.integer(position.rawValue)
        writer.member("type", type.name)
        writer.key("registered")
        writer.instant(registered.instant)
        writer.key("recorded")
        writer.instant(recorded.instant)
        writer.endObject()
    }
}

extension CorrectedInput.Reading {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("value")
        switch value {
        case .missing: writer.null()
        case .category(let code): writer.string(code)
        case .number(let number): writer.double(number == 0 ? 0 : number)
        }
        writer.member("missing", value.missing?.rawValue)
        writer.positions("positions", positions)
        writer.endObject()
    }
}
