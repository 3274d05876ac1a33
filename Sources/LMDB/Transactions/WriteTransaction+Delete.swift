extension WriteTransaction {
    /// Removes a key and its value; `false` when there is none.
    ///
    /// Throws ``LMDBError/badValueSize`` for an empty key, ``LMDBError/mapFull`` (a change copies
    /// pages, and so does a removal). The corresponding C call is `mdb_del`.
    public mutating func delete(
        forKey key: RawSpan,
        in database: Database
    ) throws(LMDBError) -> Bool {
        let database = handle.withByteKeys(database)
        return try change(unless: Code.notFound) { handle in
            handle.delete(forKey: key, in: database)
        }
    }

    /// Removes an integer key and its value; `false` when there is none.
    ///
    /// The corresponding C call is `mdb_del`.
    public mutating func delete(
        forKey key: UInt64,
        in database: Database
    ) throws(LMDBError) -> Bool {
        let database = handle.withIntegerKeys(database)
        return try change(unless: Code.notFound) { handle in
            handle.delete(forKey: key, in: database)
        }
    }

    /// Removes all entries; the database stays.
    ///
    /// Costs a visit to each inner page, not to each entry. The pages are free for later commits.
    /// The corresponding C call is `mdb_drop`.
    public mutating func deleteAll(in database: Database) throws(LMDBError) {
        let database = handle.withAnyKeys(database)
        _ = try change { handle in handle.deleteAll(in: database) }
    }
}
