/// When something holds in the world: *virkning* in the Danish basic-data standard.
///
/// It is the valid time of SQL:2011. A fact holds from its effective time until a later one
/// replaces it.
public struct EffectiveTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The moment itself.
    public let instant: Instant

    /// Says that a moment is an effective time.
    @inlinable
    public init(_ instant: Instant) {
        self.instant = instant
    }

    /// The earlier of two is the smaller.
    @inlinable
    public static func < (left: EffectiveTime, right: EffectiveTime) -> Bool {
        left.instant < right.instant
    }

    /// The moment in UTC with six decimals.
    public var description: String { instant.description }
}
