/// What a verification of a read log found.
public struct AccessVerification: Hashable, Sendable {
    /// The number of the first entry that is left.
    public let first: UInt64
    /// Where the chain ends.
    public let head: AccessHead
    /// How many entries are left.
    public var entryCount: Int { Int(clamping: head.next &- min(first, head.next)) }
    /// What is wrong and where, the first of it.
    public let findings: [String]
    /// How much is wrong.
    public let findingCount: Int

    /// Whether every entry is as it was logged, and the indexes lead to every entry.
    public var isSound: Bool { findingCount == 0 }

    /// How many findings are kept at most.
    public static let mostFindings = 100
}
