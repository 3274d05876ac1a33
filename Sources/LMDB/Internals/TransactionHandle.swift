/// LMDB's handle of a transaction, with everything that both kinds of transaction can do.
///
/// Copies share the handle; the transaction that owns it ends it, once. The byte pointers that
/// come out are bound to that transaction by the caller.
@safe
struct TransactionHandle {
    let pointer: OpaquePointer
    /// The environment's number, to find databases that belong to another one.
    let environmentID: UInt32

    var id: UInt64 { unsafe lmdb_txn_id(pointer) }

    /// Commits and returns LMDB's code; the handle is gone whatever the code is.
    func commit() -> CInt {
        unsafe lmdb_txn_commit(pointer)
    }

    /// Aborts; the handle is gone.
    func abort() {
        unsafe lmdb_txn_abort(pointer)
    }

    /// The handle of a database that takes byte strings as keys.
    @inline(__always)
    func withByteKeys(_ database: Database) -> UInt32 {
        precondition(
            database.environmentID == environmentID,
            "A database belongs to the environment that opened it."
        )
        precondition(
            !database.hasIntegerKeys,
            "A database with integer keys takes UInt64 keys only."
        )
        return database.handle
    }

    /// The handle of a database that takes integers as keys.
    @inline(__always)
    func withIntegerKeys(_ database: Database) -> UInt32 {
        precondition(
            database.environmentID == environmentID,
            "A database belongs to the environment that opened it."
        )
        precondition(
            database.hasIntegerKeys,
            "A UInt64 key needs a database opened with .integerKey."
        )
        return database.handle
    }

    /// The handle of a database, whatever its keys are.
    @inline(__always)
    func withAnyKeys(_ database: Database) -> UInt32 {
        precondition(
            database.environmentID == environmentID,
            "A database belongs to the environment that opened it."
        )
        return database.handle
    }

    @unsafe func value(
        in database: Database,
        forKey key: RawSpan
    ) throws(LMDBError) -> UnsafeRawBufferPointer? {
        let database = withByteKeys(database)
        return try unsafe key.withUnsafeBytes { (key) throws(LMDBError) in
            try unsafe value(database, key)
        }
    }

    @unsafe func value(
        in database: Database,
        forKey key: UInt64
    ) throws(LMDBError) -> UnsafeRawBufferPointer? {
        let database = withIntegerKeys(database)
        return try unsafe withUnsafeBytes(of: key) { (key) throws(LMDBError) in
            try unsafe value(database, key)
        }
    }

    @inline(__always)
    @unsafe private func value(
        _ database: UInt32,
        _ key: UnsafeRawBufferPointer
    ) throws(LMDBError) -> UnsafeRawBufferPointer? {
        var value = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        let code = unsafe lmdb_get(pointer, database, key, &value)
        if code == Code.notFound { return nil }
        try LMDBError.check(code)
        return unsafe value
    }

    func openCursor(in database: Database) throws(LMDBError) -> CursorHandle {
        var cursor: OpaquePointer?
        try LMDBError.check(unsafe lmdb_cursor_open(pointer, withAnyKeys(database), &cursor))
        guard let cursor = unsafe cursor else {
            preconditionFailure("mdb_cursor_open succeeds only with a handle.")
        }
        return unsafe CursorHandle(pointer: cursor)
    }

    func statistics(of database: Database) throws(LMDBError) -> Statistics {
        var numbers = StatisticsNumbers()
        try LMDBError.check(unsafe lmdb_stat(pointer, withAnyKeys(database), &numbers))
        return Statistics(numbers)
    }

    /// Opens a database and checks that it is of the kind that was asked for.
    func openDatabase(
        named name: String,
        options: Database.Options
    ) throws(LMDBError) -> Database {
        var database: UInt32 = 0
        try LMDBError.check(unsafe lmdb_dbi_open(pointer, name, options.flags, &database))
        var flags: UInt32 = 0
        try LMDBError.check(unsafe lmdb_dbi_flags(pointer, database, &flags))
        // LMDB lets the stored kind win over the one asked for, and says nothing.
        let unsupported = Constants.sortedDuplicates | Constants.reverseKey
        let hasIntegerKeys = flags & Constants.integerKey != 0
        if flags & unsupported != 0 || hasIntegerKeys != options.contains(.integerKey) {
            throw .incompatible
        }
        return Database(
            handle: database,
            environmentID: environmentID,
            hasIntegerKeys: hasIntegerKeys
        )
    }
}
