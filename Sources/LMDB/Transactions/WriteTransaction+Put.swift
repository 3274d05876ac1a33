extension WriteTransaction {
    /// Stores `value` under `key`.
    ///
    /// Copies the bytes. Throws ``LMDBError/keyExists`` when `mode` is ``PutMode/append`` and
    /// the key is not the greatest, ``LMDBError/badValueSize`` for a key that is empty or longer
    /// than ``Environment/maximumKeyByteCount``, ``LMDBError/mapFull``,
    /// ``LMDBError/transactionFull``. The corresponding C call is `mdb_put`.
    public mutating func put(
        _ value: RawSpan,
        forKey key: RawSpan,
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        let database = handle.withByteKeys(database)
        _ = try change { handle in
            handle.put(value, forKey: key, in: database, flags: mode.flags)
        }
    }

    /// Stores `value` under an integer key.
    ///
    /// As with a byte string for a key, but the database must have been opened with
    /// ``Database/Options/integerKey``. The corresponding C call is `mdb_put`.
    public mutating func put(
        _ value: RawSpan,
        forKey key: UInt64,
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        let database = handle.withIntegerKeys(database)
        _ = try change { handle in
            handle.put(value, forKey: key, in: database, flags: mode.flags)
        }
    }

    /// Stores `value` under `key` unless there is a value already, which then stays: `false`.
    ///
    /// Throws as ``put(_:forKey:in:mode:)-(_,RawSpan,_,_)`` does. The corresponding C call is
    /// `mdb_put` with `MDB_NOOVERWRITE`.
    public mutating func insert(
        _ value: RawSpan,
        forKey key: RawSpan,
        in database: Database
    ) throws(LMDBError) -> Bool {
        let database = handle.withByteKeys(database)
        return try change(unless: Code.keyExists) { handle in
            handle.put(value, forKey: key, in: database, flags: Constants.noOverwrite)
        }
    }

    /// Stores `value` under an integer key unless there is a value already: `false`.
    ///
    /// The corresponding C call is `mdb_put` with `MDB_NOOVERWRITE`.
    public mutating func insert(
        _ value: RawSpan,
        forKey key: UInt64,
        in database: Database
    ) throws(LMDBError) -> Bool {
        let database = handle.withIntegerKeys(database)
        return try change(unless: Code.keyExists) { handle in
            handle.put(value, forKey: key, in: database, flags: Constants.noOverwrite)
        }
    }
}
