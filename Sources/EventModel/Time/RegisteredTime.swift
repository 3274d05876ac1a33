/// When the source said so: *registrering* in the Danish basic-data standard.
///
/// It is the source's own clock and may lie years after the effective time, or before it.
public struct RegisteredTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The moment itself.
    public let instant: Instant

    /// Says that a moment is a registered time.
    @inlinable
    public init(_ instant: Instant) {
        self.instant = instant
    }

    /// The earlier of two is the smaller.
    @inlinable
    public static func < (left: RegisteredTime, right: RegisteredTime) -> Bool {
        left.instant < right.instant
    }

    /// The moment in UTC with six decimals.
    public var description: String { instant.description }
}
