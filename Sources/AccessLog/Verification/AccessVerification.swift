/// What a verification of a read log found.
public struct AccessVerification: Hashable, Sendable {
    /// The number of the first entry that is left.
    public let first: UInt64
    /// The number that the next entry gets.
    public let next: UInt64
    /// The hash at the end of the chain: kept elsewhere, it shows when entries are cut from the
    /// end.
    public let head: [UInt8]
    /// What is wrong and where, the first of it.
    public let findings: [String]
    /// How much is wrong.
    public let findingCount: Int

    /// Whether every entry is as it was logged, and the indexes lead to every entry.
    public var isSound: Bool { findingCount == 0 }

    /// How many findings are kept at most.
    public static let mostFindings = 100
}
