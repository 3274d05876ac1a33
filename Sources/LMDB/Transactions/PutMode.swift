/// How a value gets to its key.
public enum PutMode: Sendable {
    /// Inserts, or replaces what is there.
    case upsert

    /// Inserts after the last key, which must be smaller: otherwise ``LMDBError/keyExists``.
    ///
    /// Fills pages to the brim and needs no search, so it is the way to load sorted data. The
    /// corresponding C flag is `MDB_APPEND`.
    case append

    /// The same in LMDB's bits.
    var flags: UInt32 {
        switch self {
        case .upsert: 0
        case .append: Constants.append
        }
    }
}
