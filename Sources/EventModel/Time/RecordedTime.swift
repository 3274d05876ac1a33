/// When this store took something in.
///
/// It is the store's own clock and strictly increasing: two records never share a recorded time.
public struct RecordedTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The moment itself.
    public let instant: Instant

    /// Says that a moment is a recorded time.
    @inlinable
    public init(_ instant: Instant) {
        self.instant = instant
    }

    /// The earlier of two is the smaller.
    @inlinable
    public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
        left.instant < right.instant
    }

    /// The moment in UTC with six decimals.
    public var description: String { instant.description }
}
