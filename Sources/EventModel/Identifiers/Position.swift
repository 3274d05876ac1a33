/// An event's place in the global log, gapless from 0.
public struct Position: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many events stand before this one.
    public let rawValue: UInt64

    /// Names the place with this many events before it.
    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The place of the log's first event.
    public static let first = Position(rawValue: 0)

    /// A place beyond every event: a limit that leaves nothing out.
    public static let last = Position(rawValue: .max)

    /// The place after this one.
    @inlinable
    public var next: Position { Position(rawValue: rawValue &+ 1) }

    /// The place as a decimal number.
    public var description: String { "\(rawValue)" }

    /// Compares by place.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
