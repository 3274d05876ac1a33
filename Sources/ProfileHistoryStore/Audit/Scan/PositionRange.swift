public import EventModel
internal import JSON

/// Places in the log from one to another, both ends included.
public struct PositionRange: Hashable, Sendable {
    /// The first place.
    public let first: Position
    /// The last place.
    public let last: Position

    /// Describes a range; throws `.badInput` where it ends before it begins.
    public init(from first: Position, to last: Position) throws(StoreError) {
        guard first <= last else {
            throw StoreError(
                .badInput,
                "the range ends at \(last), before it begins at \(first); swap the ends",
                field: "to"
            )
        }
        self.first = first
        self.last = last
    }

    /// Reads `12-34`, or `12` for one place; throws `.badInput` for anything else.
    public init(parsing text: String) throws(StoreError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let ends = parts.compactMap { part in
            part.allSatisfy(\.isASCIIDigit) ? UInt64(part) : nil
        }
        guard (1...2).contains(parts.count), ends.count == parts.count else {
            throw StoreError(
                .badInput,
                "a range of log positions is written 12-34, or 12 for one",
                field: "position"
            )
        }
        try self.init(
            from: Position(rawValue: ends[0]),
            to: Position(rawValue: ends[ends.count - 1])
        )
    }

    /// Whether a place lies in the range.
    public func contains(_ position: Position) -> Bool { first <= position && position <= last }

    /// Throws `.badInput` where the range begins behind the last place that is read.
    func check(against end: Position) throws(StoreError) {
        guard first < end else {
            throw StoreError(
                .badInput,
                end == .first ? "the log is empty" : "the log ends at position \(end.rawValue - 1)",
                field: "from"
            )
        }
    }

    /// Writes the ends as one JSON object.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("from")
        writer.integer(first.rawValue)
        writer.key("to")
        writer.integer(last.rawValue)
        writer.endObject()
    }
}

extension PositionRange: CustomStringConvertible {
    /// The ends as they are written.
    public var description: String { first == last ? "\(first)" : "\(first)-\(last)" }
}
