/// An event's place in one subject's stream, gapless from 0.
public struct Revision: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many events of the same subject stand before this one.
    public let rawValue: UInt32

    /// Names the place with this many events of the subject before it.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The place as a decimal number.
    public var description: String { "\(rawValue)" }

    /// Compares by place.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
