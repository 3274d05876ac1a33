public import TransparencyLog

/// What became of deriving everything in a store from its records again.
public struct LogVerification: Hashable, Sendable {
    /// How many findings are listed at most.
    public static let listedCount = 1_000

    /// How many records the log has.
    public internal(set) var recordCount = 0
    /// How many bytes they have.
    public internal(set) var byteCount = 0
    /// How many subjects have records, the registry among them.
    public internal(set) var subjectCount = 0
    /// The tree over the records as they are.
    public internal(set) var tree = TreeFrontier()
    /// How many findings there are.
    public internal(set) var findingCount = 0
    /// The first of them.
    public internal(set) var findings: [LogFinding] = []

    /// Whether everything is as the records say.
    public var isSound: Bool { findingCount == 0 }

    /// The root of the tree over the records as they are.
    public var root: MerkleHash { tree.root }

    mutating func add(_ found: some Sequence<LogFinding>) {
        for finding in found {
            findingCount += 1
            if findings.count < Self.listedCount { findings.append(finding) }
        }
    }
}

/// How far a verification has come.
public struct VerificationProgress: Hashable, Sendable {
    /// What is being done.
    public enum Step: String, Hashable, Sendable, CaseIterable {
        /// Records are opened and hashed.
        case records
        /// Packed histories are compared with them.
        case histories
        /// The index is compared with them.
        case index
        /// Aliases are opened.
        case vault
    }

    /// What is being done.
    public let step: Step
    /// How much of it is done.
    public let done: Int
    /// How much there is.
    public let total: Int
}
