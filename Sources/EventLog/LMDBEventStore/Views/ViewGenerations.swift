internal import EventModel
internal import LMDB
internal import Synchronization

/// Which databases hold the views, looked up once per commit and not once per read.
///
/// A generation only ever grows, and it changes with a commit. So between two snapshots that have
/// the same generations every other has them too, and only a snapshot outside of what is known
/// costs a look at `meta`.
final class ViewGenerations: Sendable {
    /// The generation of each view that is in use.
    struct InUse: Hashable, Sendable {
        var history: UInt64 = 0
        var index: UInt64 = 0
    }

    private struct Known {
        var snapshots: ClosedRange<UInt64>
        var inUse: InUse
    }

    private let environment: Environment
    private let meta: Database
    let first: ViewHandles
    private let second: Mutex<ViewHandles?>
    private let known = Mutex<Known?>(nil)

    /// Opens the databases of both halves; whoever only reads may find just the first.
    init(environment: Environment, meta: Database, access: LMDBEventStore.Access) throws {
        let options: Database.Options = access == .readOnly ? [] : .create
        guard let first = try ViewHandles(of: environment, isSecond: false, options: options) else {
            throw EventLogError(.damaged, "the store was never completed; make it anew")
        }
        let second = try ViewHandles(of: environment, isSecond: true, options: options)
        self.environment = environment
        self.meta = meta
        self.first = first
        self.second = Mutex(second)
    }

    /// The databases of a generation, `nil` when they have yet to be opened.
    func handles(of generation: UInt64) -> ViewHandles? {
        generation & 1 == 0 ? first : second.withLock { $0 }
    }

    /// Opens the second half, which another process has made since this one opened the store.
    ///
    /// No transaction of this thread may be open.
    func openSecond() throws {
        guard let opened = try ViewHandles(of: environment, isSecond: true, options: []) else {
            throw EventLogError.damaged("the generation of a view")
        }
        second.withLock { $0 = opened }
    }

    /// The generations in use at a snapshot.
    func generations(in txn: borrowing ReadTransaction) throws -> InUse {
        let id = txn.id
        let found = known.withLock { known in
            known.flatMap { $0.snapshots.contains(id) ? $0.inUse : nil }
        }
        if let found { return found }
        let inUse = try storedGenerations(in: txn)
        known.withLock { known in
            guard let old = known else { return known = Known(snapshots: id...id, inUse: inUse) }
            if old.inUse == inUse {
                let lower = min(old.snapshots.lowerBound, id)
                known?.snapshots = lower...max(old.snapshots.upperBound, id)
            } else if id > old.snapshots.upperBound {
                known = Known(snapshots: id...id, inUse: inUse)
            }
        }
        return inUse
    }

    /// The generations as they stand in `meta`.
    func storedGenerations(in txn: borrowing some Transaction & ~Copyable) throws -> InUse {
        InUse(
            history: try storedGeneration(of: .history, in: txn),
            index: try storedGeneration(of: .index, in: txn)
        )
    }

    /// The generation of a view as it stands in `meta`; absent before the first rebuild.
    func storedGeneration(
        of view: StoredView,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> UInt64 {
        let key = view.generationKey
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: key.span.bytes) else {
            return 0
        }
        var reader = ByteReader(value)
        return try reader.uint64()
    }

    /// Makes a generation of a view the one in use, from this transaction on.
    func use(
        _ generation: UInt64,
        of view: StoredView,
        in txn: inout WriteTransaction
    ) throws {
        var value: [UInt8] = []
        value.append(littleEndian: generation)
        let key = view.generationKey
        unsafe try txn.putChecked(value, forKey: key.span.bytes, in: meta)
    }
}

extension StoredView {
    private static let generationPrefix: [UInt8] = Array("view:".utf8)

    /// The key of the view's generation in `meta`.
    var generationKey: [UInt8] {
        switch self {
        case .history: Self.historyKey
        case .index: Self.indexKey
        }
    }

    // Made once: a read that follows a commit asks for both.
    private static let historyKey = generationPrefix + Array(StoredView.history.rawValue.utf8)
    private static let indexKey = generationPrefix + Array(StoredView.index.rawValue.utf8)
}
