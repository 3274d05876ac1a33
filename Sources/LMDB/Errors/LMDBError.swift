/// What went wrong in a call of this module: one code, LMDB's own or the system's `errno`.
///
/// Negative codes are LMDB's, positive codes are the system's, and two more are this module's
/// (``alreadyOpen`` and ``readOnlyAfterFailure``). A code that has no name here is kept as it is,
/// so that nothing is lost on a newer LMDB. Every function that fails throws this type and no
/// other, and a key that is absent is never an error: it is `nil` or `false`.
///
/// ```swift
/// do {
///     try environment.write { (txn: inout WriteTransaction) in … }
/// } catch LMDBError.mapFull {
///     …
/// }
/// ```
public struct LMDBError: RawRepresentable, Error, Hashable, Sendable {
    /// The code as the C interface returns it.
    public let rawValue: CInt

    /// Makes an error of any code, also one that has no name here.
    ///
    /// Zero is no error, and so is a programmer error.
    public init(rawValue: CInt) {
        precondition(rawValue != Code.success, "An error has a code that is not zero.")
        self.rawValue = rawValue
    }

    /// Whether `error` is this error; lets `catch LMDBError.mapFull` be written.
    public static func ~= (pattern: LMDBError, error: any Error) -> Bool {
        (error as? LMDBError) == pattern
    }

    /// Throws the error that `code` stands for, unless it is zero.
    @inline(__always)
    static func check(_ code: CInt) throws(LMDBError) {
        if code != Code.success { throw LMDBError(rawValue: code) }
    }
}

extension LMDBError: CustomStringConvertible {
    /// LMDB's or the system's own text for the code, in English.
    public var description: String {
        switch self {
        case .alreadyOpen:
            "The environment is already open in this process, which LMDB does not allow twice."
        case .readOnlyAfterFailure:
            "A commit or a sync failed earlier: the environment is read-only until reopened."
        default:
            if Self.isKnown(rawValue) {
                lmdb_strerror(rawValue)
            } else {
                "Unknown error code \(rawValue)"
            }
        }
    }

    /// Whether LMDB or the system has a text for `code`: below zero only LMDB's own range has.
    private static func isKnown(_ code: CInt) -> Bool {
        code > 0 || (Code.firstOfLMDB...Code.lastOfLMDB).contains(code)
    }
}
