extension Database {
    /// How a database is opened.
    public struct Options: OptionSet, Sendable {
        /// The bits of the set; they are this module's own, not LMDB's.
        public let rawValue: UInt32

        /// Makes a set of its bits.
        public init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        /// Creates the database when it is missing, which needs a write transaction.
        ///
        /// The corresponding C flag is `MDB_CREATE`.
        public static let create = Options(rawValue: 1 << 0)

        /// Keys are `UInt64` in the machine's byte order, sorted as numbers.
        ///
        /// A database keeps its kind for life: opening it as another kind throws
        /// ``LMDBError/incompatible``. The corresponding C flag is `MDB_INTEGERKEY`.
        public static let integerKey = Options(rawValue: 1 << 1)

        /// The same in LMDB's bits.
        var flags: UInt32 {
            (contains(.create) ? Constants.create : 0)
                | (contains(.integerKey) ? Constants.integerKey : 0)
        }
    }
}
