/// What the log says of entries that were taken away after their time.
public struct PrunedAccess: Hashable, Sendable {
    /// The number of the first entry that is left.
    public let firstLeft: UInt64
    /// The hash of the chain that the first entry left goes on from.
    public let hash: [UInt8]
    /// How many entries were taken away.
    public let count: UInt64
}
