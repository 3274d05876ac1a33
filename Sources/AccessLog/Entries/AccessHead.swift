/// Where the chain of a read log ends, or ended: kept elsewhere, it shows when entries are cut from
/// the end.
public struct AccessHead: Hashable, Sendable {
    /// The number of the next entry.
    public let next: UInt64
    /// The hash behind the last one.
    public let hash: [UInt8]

    /// The hash in hexadecimal digits.
    public var hexHash: String { hash.hexDigits }

    /// Names a place that was written down.
    public init(next: UInt64, hash: [UInt8]) {
        self.next = next
        self.hash = hash
    }
}
