import Synchronization

/// A set of changes that happens as a whole or not at all.
///
/// Sees its own changes; nobody else does before ``commit()``. It aborts when it goes out of scope
/// without. There is one at a time, over all processes, and it stays on the thread that began it.
///
/// After a change has thrown, the transaction is lost: every later change and the commit throw that
/// first error again, so that a full map is reported as ``LMDBError/mapFull`` and never as a
/// transaction that is somehow bad. Reads may still answer.
@safe
public struct WriteTransaction: ~Copyable, Transaction {
    let environment: Environment
    let handle: TransactionHandle

    /// The error of the first change that failed; the transaction can then only be aborted.
    public internal(set) var failure: LMDBError?

    /// Whether LMDB's transaction is still there to be aborted.
    private var isOpen = true

    init(environment: Environment, handle: TransactionHandle) {
        self.environment = environment
        self.handle = handle
    }

    deinit {
        if isOpen {
            environment.writerWillEnd()
            handle.abort()
        }
    }

    /// Makes the changes durable and visible, all at once.
    ///
    /// Costs a sync of the disk, some milliseconds. Throws the first error of a change that failed,
    /// having aborted: nothing has happened and the environment goes on. Throws what the commit
    /// itself says, such as ``LMDBError/noSpace`` or ``LMDBError/inputOutput``: then the
    /// environment is read-only until it is opened anew, see ``Environment/failure``. Throws
    /// ``LMDBError/badTransaction``, with nothing done, when a read has found damage before. The
    /// corresponding C call is `mdb_txn_commit`.
    public consuming func commit() throws(LMDBError) {
        if let failure { throw failure }
        // LMDB frees the transaction also when the commit fails: an abort would free it twice.
        isOpen = false
        environment.writerWillEnd()
        let environment = environment
        let handle = handle
        try environment.commitLock.withLock { (_) throws(LMDBError) in
            do throws(LMDBError) {
                try LMDBError.check(handle.commit())
            } catch {
                // LMDB refuses a bad transaction before it touches the file.
                if error != .badTransaction { environment.becomeReadOnly(after: error) }
                throw error
            }
        }
    }

    /// Drops all changes.
    ///
    /// The corresponding C call is `mdb_txn_abort`.
    public consuming func abort() {}

    /// Runs one change: true when it is done, false when LMDB says `expected` instead.
    ///
    /// Any other error becomes the transaction's, and an earlier one is thrown without a try.
    @inline(__always)
    mutating func change(
        unless expected: CInt = Code.success,
        _ call: (TransactionHandle) -> CInt
    ) throws(LMDBError) -> Bool {
        if let failure { throw failure }
        let code = call(handle)
        if code == Code.success { return true }
        if code == expected { return false }
        throw fail(LMDBError(rawValue: code))
    }

    /// Notes `error` as the transaction's.
    mutating func fail(_ error: LMDBError) -> LMDBError {
        failure = error
        return error
    }
}

@available(*, unavailable)
extension WriteTransaction: Sendable {}

extension Environment {
    /// Forgets the thread of the write transaction, which must be this one.
    ///
    /// Before LMDB's lock is given up: afterwards another writer may have put its thread there.
    fileprivate func writerWillEnd() {
        let thread = writerThread.exchange(0, ordering: .relaxed)
        precondition(
            thread == system_currentThread(),
            "A write transaction stays on the thread that began it."
        )
    }
}
