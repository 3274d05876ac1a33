/// A view of the last commit, unchanged by whatever is written meanwhile.
///
/// It ends when it goes out of scope. Keep it short: as long as it lives, no page that later
/// commits free can be reused, so the file grows. It may be handed on to another thread, but not be
/// used by two at a time, so it is not `Sendable`.
@safe
public struct ReadTransaction: ~Copyable, Transaction {
    /// Kept, so that the environment cannot close before its transactions have ended.
    private let environment: Environment
    let handle: TransactionHandle

    init(environment: Environment, handle: TransactionHandle) {
        self.environment = environment
        self.handle = handle
    }

    deinit {
        handle.abort()
    }

    /// Ends the transaction now rather than at the end of the scope.
    ///
    /// The corresponding C call is `mdb_txn_abort`.
    public consuming func end() {}
}

@available(*, unavailable)
extension ReadTransaction: Sendable {}
