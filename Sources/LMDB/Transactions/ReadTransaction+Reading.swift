extension ReadTransaction {
    /// The number of the commit that this transaction sees, 0 in a new file.
    ///
    /// The corresponding C call is `mdb_txn_id`.
    public var id: UInt64 { handle.id }

    /// The value of a key, without a copy, or `nil` when there is none.
    ///
    /// Valid until the transaction ends. Costs one descent of the tree and no
    /// allocation. The database must have byte strings as keys, else it is a programmer error.
    /// Throws ``LMDBError/badValueSize`` for an empty key. The corresponding C call is
    /// `mdb_get`.
    @_lifetime(borrow self)
    public func value(
        in database: Database,
        forKey key: RawSpan
    ) throws(LMDBError) -> RawSpan? {
        guard let bytes = try unsafe handle.value(in: database, forKey: key) else { return nil }
        return unsafe borrowedBytes(bytes, from: self)
    }

    /// The value of an integer key, without a copy, or `nil` when there is none.
    ///
    /// As ``value(in:forKey:)-(_,RawSpan)``, for a database opened with
    /// ``Database/Options/integerKey``. The corresponding C call is `mdb_get`.
    @_lifetime(borrow self)
    public func value(
        in database: Database,
        forKey key: UInt64
    ) throws(LMDBError) -> RawSpan? {
        guard let bytes = try unsafe handle.value(in: database, forKey: key) else { return nil }
        return unsafe borrowedBytes(bytes, from: self)
    }

    /// Opens a cursor, to walk over the entries in the order of the keys.
    ///
    /// Valid until the transaction ends. Costs one allocation; its steps cost none.
    /// The corresponding C call is `mdb_cursor_open`.
    @_lifetime(borrow self)
    public func cursor(in database: Database) throws(LMDBError) -> Cursor {
        try Cursor(handle.openCursor(in: database), in: database, borrowing: self)
    }

    /// The size of a database.
    ///
    /// The corresponding C call is `mdb_stat`.
    public func statistics(of database: Database) throws(LMDBError) -> Statistics {
        try handle.statistics(of: database)
    }
}

extension ReadTransaction {
    /// The free pages of the file.
    func unusedPages() throws(LMDBError) -> UnusedPages {
        try unsafe UnusedPages(in: handle.pointer)
    }
}
