package import LMDB

/// A failure of the store itself: its files, its keys, its bytes.
///
/// Equality looks at the code only, so that tests and callers can compare.
public struct EventLogError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        enum Kind: String {
            case storage, damaged, keyFile, newerFormat, keyMissing, closed, underWay
        }
        let kind: Kind

        /// LMDB or the file system failed; the cause says how.
        public static let storage = Code(kind: .storage)
        /// Bytes on disk are not what the store wrote.
        public static let damaged = Code(kind: .damaged)
        /// The key file is missing, not ours, or readable by others.
        public static let keyFile = Code(kind: .keyFile)
        /// The store was written by a newer release.
        public static let newerFormat = Code(kind: .newerFormat)
        /// A subject's key is not in the vault.
        public static let keyMissing = Code(kind: .keyMissing)
        /// The store has been closed.
        public static let closed = Code(kind: .closed)

        /// Something that is under way, such as a rebuild, stands in the way.
        public static let underWay = Code(kind: .underWay)

        /// The code's name.
        public var description: String { kind.rawValue }
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and how it may be remedied.
    public let message: String
    /// The failure beneath, if there is one.
    public let cause: (any Error)?

    /// Describes a failure.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// Code, message and cause on one line.
    public var description: String {
        let tail = cause.map { " (\($0))" } ?? ""
        return "\(code): \(message)\(tail)"
    }
}

extension EventLogError: Equatable {
    /// Compares the codes.
    public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}

extension EventLogError {
    /// Wraps an LMDB error.
    package static func storage(_ error: LMDBError, _ doing: String) -> Self {
        Self(.storage, "LMDB failed while \(doing)\(remedy(of: error))", cause: error)
    }

    /// What a person can do about it, where something can be done.
    private static func remedy(of error: LMDBError) -> String {
        switch error {
        case .noSpace, .mapFull: "; the disk is full: free space and run this again"
        case .inputOutput: "; the disk is full or failing: look at it, then run this again"
        case .readOnlyFileSystem: "; the disk can only be read: name a store on another"
        case .accessDenied: "; this user may not write there: ask for the right, or be the owner"
        default: ""
        }
    }

    /// Reports bytes that do not hold what their format says.
    package static func damaged(
        _ what: String,
        remedy: String = "restore a backup",
        cause: (any Error)? = nil
    ) -> Self {
        Self(.damaged, "\(what) is damaged; \(remedy)", cause: cause)
    }
}
