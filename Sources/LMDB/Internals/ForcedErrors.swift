#if DEBUG
import Synchronization

/// Errors that a test makes LMDB report, on the n-th call of a kind; debug builds only.
///
/// An environment that is opened while ``current`` is set keeps that value for life, on whatever
/// thread it is used, so a test need not reach through the layers above, and tests that run at the
/// same time do not meet:
///
/// ```swift
/// let errors = ForcedErrors()
/// let store = try ForcedErrors.$current.withValue(errors) { try openStore() }
/// errors.fail(.commit, with: .noSpace)
/// ```
package final class ForcedErrors: Sendable {
    /// The C calls that can be made to fail.
    package enum Call: String, Hashable, Sendable, CaseIterable {
        /// `mdb_env_create`.
        case create
        /// `mdb_env_set_mapsize`, `mdb_env_set_maxdbs`, `mdb_env_set_maxreaders`.
        case configure
        /// `mdb_env_open`.
        case open
        /// `mdb_env_info`, `mdb_env_stat`.
        case information
        /// `mdb_env_sync`.
        case sync
        /// `mdb_env_copyfd2`.
        case copy
        /// `mdb_reader_check`.
        case readerCheck
        /// `mdb_reader_list`.
        case readerList
        /// `mdb_txn_begin`.
        case begin
        /// `mdb_txn_commit`.
        case commit
        /// `mdb_dbi_open`.
        case databaseOpen
        /// `mdb_dbi_flags`.
        case databaseFlags
        /// `mdb_stat`.
        case statistics
        /// `mdb_drop`.
        case drop
        /// `mdb_get`.
        case get
        /// `mdb_put`.
        case put
        /// `mdb_del`.
        case delete
        /// `mdb_cursor_open`.
        case cursorOpen
        /// `mdb_cursor_get`.
        case cursorGet
    }

    private struct State {
        var callCounts: [Call: Int] = [:]
        var failures: [Call: [Int: LMDBError]] = [:]
        var anyCallCount = 0
        var anyFailure: (ordinal: Int, error: LMDBError)?
    }

    private let state = Mutex(State())

    /// The errors that environments opened from here on take with them.
    @TaskLocal package static var current: ForcedErrors?

    /// Runs after a forced failure of a commit, when other writers may begin and the failure is not
    /// yet noted: a test that waits here widens that gap.
    let afterFailedCommit: @Sendable () -> Void

    /// Makes a plan in which nothing fails; it counts the calls nonetheless.
    package init(afterFailedCommit: @escaping @Sendable () -> Void = {}) {
        self.afterFailedCommit = afterFailedCommit
    }

    /// Makes the `ordinal`-th call of a kind from now on fail, once: 1 is the next one.
    package func fail(_ call: Call, with error: LMDBError, onCall ordinal: Int = 1) {
        precondition(ordinal >= 1, "Calls are counted from one.")
        state.withLock { state in
            let absolute = state.callCounts[call, default: 0] + ordinal
            state.failures[call, default: [:]][absolute] = error
        }
    }

    /// Makes the `ordinal`-th call of whatever kind from now on fail, once.
    ///
    /// A test that raises `ordinal` until nothing fails any more has failed each call in turn.
    package func failAnyCall(_ ordinal: Int, with error: LMDBError) {
        precondition(ordinal >= 1, "Calls are counted from one.")
        state.withLock { state in
            state.anyFailure = (state.anyCallCount + ordinal, error)
        }
    }

    /// Forgets all failures that have not happened yet.
    package func removeAll() {
        state.withLock { state in
            state.failures = [:]
            state.anyFailure = nil
        }
    }

    /// How often a call of a kind was made so far, failed ones included.
    package func callCount(of call: Call) -> Int {
        state.withLock { state in state.callCounts[call, default: 0] }
    }

    /// Whether a failure is planned that has not happened yet.
    package var isPending: Bool {
        state.withLock { state in
            state.anyFailure != nil || state.failures.values.contains { !$0.isEmpty }
        }
    }

    /// Counts a call and says the code to return in LMDB's place, if any.
    func code(for call: Call) -> CInt? {
        state.withLock { state in
            state.anyCallCount += 1
            let count = state.callCounts[call, default: 0] + 1
            state.callCounts[call] = count
            if let error = state.failures[call]?.removeValue(forKey: count) {
                return error.rawValue
            }
            if let failure = state.anyFailure, failure.ordinal == state.anyCallCount {
                state.anyFailure = nil
                return failure.error.rawValue
            }
            return nil
        }
    }
}
#endif
