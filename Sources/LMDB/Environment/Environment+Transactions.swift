import Synchronization

extension Environment {
    /// Begins a read transaction: a view of the last commit that does not change.
    ///
    /// Costs a lock and a slot of the reader table, no waiting for writers. Prefer
    /// ``read(_:)``, and keep it short. Throws ``LMDBError/readersFull`` when all slots are taken,
    /// ``LMDBError/mapResized`` when another process has grown the data beyond this map. The
    /// corresponding C call is `mdb_txn_begin` with `MDB_RDONLY`.
    public func beginRead() throws(LMDBError) -> ReadTransaction {
        ReadTransaction(
            environment: self,
            handle: try handle.begin(readOnly: true, environmentID: id)
        )
    }

    /// Begins a write transaction, after waiting for the one before it, in whatever process.
    ///
    /// It belongs to the calling thread, so it cannot be begun in an `async` function, where a
    /// suspension might change threads. A second one on the same thread would wait for itself for
    /// ever, and is a programmer error. Throws ``LMDBError/readOnlyAfterFailure`` after a failed
    /// commit, ``LMDBError/accessDenied`` when the environment is open for reading only. The
    /// corresponding C call is `mdb_txn_begin`.
    @available(*, noasync, message: "a write transaction must stay on its thread; use write(_:)")
    public func beginWrite() throws(LMDBError) -> WriteTransaction {
        let thread = system_currentThread()
        precondition(
            writerThread.load(ordering: .relaxed) != thread,
            "Write transactions do not nest: this thread has one already."
        )
        if failure != nil { throw .readOnlyAfterFailure }
        let transaction = try handle.begin(readOnly: false, environmentID: id)
        // The commit before this one gave LMDB's lock away before its outcome was noted here.
        commitLock.withLock { _ in }
        if failure != nil {
            transaction.abort()
            throw .readOnlyAfterFailure
        }
        writerThread.store(thread, ordering: .relaxed)
        return WriteTransaction(environment: self, handle: transaction)
    }

    /// Runs `body` with a read transaction, and ends it.
    ///
    /// What `body` returns must not borrow the transaction: copy the bytes that are to live
    /// longer. Throws what ``beginRead()`` and `body` throw.
    public func read<Result: ~Copyable>(
        _ body: (borrowing ReadTransaction) throws -> Result
    ) throws -> Result {
        let transaction = try beginRead()
        return try body(transaction)
    }

    /// Runs `body` with a write transaction, then commits; aborts when `body` throws.
    ///
    /// Blocks the thread while another writer is at work and until the data is on the disk. When a
    /// change in `body` failed and `body` returned nonetheless, the commit throws that first
    /// error. Throws what ``beginWrite()``, `body` and ``WriteTransaction/commit()`` throw.
    public func write<Result: ~Copyable>(
        _ body: (inout WriteTransaction) throws -> Result
    ) throws -> Result {
        var transaction = try beginWrite()
        let result = try body(&transaction)
        try transaction.commit()
        return result
    }
}
