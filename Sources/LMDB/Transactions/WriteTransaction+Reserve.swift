extension WriteTransaction {
    /// Stores a value of `byteCount` bytes that `initialize` writes straight into the page.
    ///
    /// `initialize` must append exactly `byteCount` bytes, else it is a programmer error. Throws as
    /// ``put(_:forKey:in:mode:)-(_,RawSpan,_,_)`` does, and then `initialize` has not run. The
    /// corresponding C call is `mdb_put` with `MDB_RESERVE`.
    public mutating func reserve(
        byteCount: Int,
        forKey key: RawSpan,
        in database: Database,
        mode: PutMode = .upsert,
        initializingWith initialize: (inout OutputRawSpan) -> Void
    ) throws(LMDBError) {
        let space = try unsafe space(byteCount, key, database, mode)
        unsafe fill(space, initialize)
    }

    /// Stores a value under an integer key that `initialize` writes straight into the page.
    ///
    /// As with a byte string for a key, but the database must have been opened with
    /// ``Database/Options/integerKey``. The corresponding C call is `mdb_put` with `MDB_RESERVE`.
    public mutating func reserve(
        byteCount: Int,
        forKey key: UInt64,
        in database: Database,
        mode: PutMode = .upsert,
        initializingWith initialize: (inout OutputRawSpan) -> Void
    ) throws(LMDBError) {
        let space = try unsafe space(byteCount, key, database, mode)
        unsafe fill(space, initialize)
    }

    /// Stores a value of `byteCount` bytes that `initialize` writes into the page, or gives up on.
    ///
    /// When `initialize` throws, its error comes out, and as the value is then half written the
    /// transaction can only be aborted: its ``failure`` is ``LMDBError/badTransaction``. Otherwise
    /// as the form whose closure does not throw. Throws ``LMDBError`` or what `initialize` throws.
    public mutating func reserve<Failure: Error>(
        byteCount: Int,
        forKey key: RawSpan,
        in database: Database,
        mode: PutMode = .upsert,
        initializingWith initialize: (inout OutputRawSpan) throws(Failure) -> Void
    ) throws {
        let space = try unsafe space(byteCount, key, database, mode)
        do throws(Failure) {
            try unsafe fill(space, initialize)
        } catch {
            _ = fail(.badTransaction)
            throw error
        }
    }

    /// Stores a value under an integer key that `initialize` writes into the page, or gives up on.
    ///
    /// As the form with a byte string for a key. Throws ``LMDBError`` or what `initialize` throws.
    public mutating func reserve<Failure: Error>(
        byteCount: Int,
        forKey key: UInt64,
        in database: Database,
        mode: PutMode = .upsert,
        initializingWith initialize: (inout OutputRawSpan) throws(Failure) -> Void
    ) throws {
        let space = try unsafe space(byteCount, key, database, mode)
        do throws(Failure) {
            try unsafe fill(space, initialize)
        } catch {
            _ = fail(.badTransaction)
            throw error
        }
    }

    @unsafe private mutating func space(
        _ byteCount: Int,
        _ key: RawSpan,
        _ database: Database,
        _ mode: PutMode
    ) throws(LMDBError) -> UnsafeMutableRawBufferPointer {
        precondition(byteCount >= 0, "A value has no negative byte count.")
        let database = handle.withByteKeys(database)
        var space = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)
        _ = try change { handle in
            unsafe handle.reserve(
                byteCount: byteCount,
                forKey: key,
                in: database,
                flags: mode.flags,
                space: &space
            )
        }
        return unsafe space
    }

    @unsafe private mutating func space(
        _ byteCount: Int,
        _ key: UInt64,
        _ database: Database,
        _ mode: PutMode
    ) throws(LMDBError) -> UnsafeMutableRawBufferPointer {
        precondition(byteCount >= 0, "A value has no negative byte count.")
        let database = handle.withIntegerKeys(database)
        var space = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)
        _ = try change { handle in
            unsafe handle.reserve(
                byteCount: byteCount,
                forKey: key,
                in: database,
                flags: mode.flags,
                space: &space
            )
        }
        return unsafe space
    }
}

// SAFETY: `space` is the value's place in a page of the running transaction; LMDB leaves it
// until the next change, and `initialize` cannot make one: the transaction is being mutated.
@inline(__always)
@unsafe private func fill<Failure: Error>(
    _ space: UnsafeMutableRawBufferPointer,
    _ initialize: (inout OutputRawSpan) throws(Failure) -> Void
) throws(Failure) {
    var output = unsafe OutputRawSpan(buffer: space, initializedCount: 0)
    try initialize(&output)
    let count = unsafe output.finalize(for: space)
    precondition(count == space.count, "A reserved value is filled to its last byte.")
}
