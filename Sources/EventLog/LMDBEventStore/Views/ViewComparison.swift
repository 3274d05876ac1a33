internal import EventModel
internal import LMDB

/// Compares a view with its copy, both at the same place of the log.
///
/// Entries are compared some at a time, each time at a snapshot in which the copy holds the whole
/// log, so that no snapshot is held for long and writers wait for no comparison.
struct ViewComparison {
    private let rebuild: ViewRebuild
    /// The rebuild as this comparison left it.
    private(set) var state: RebuildState
    private var differences: [ViewDifference] = []
    private var differenceCount = 0
    private var entryCount = 0

    private static let pairsPerJob = 32

    init(_ rebuild: ViewRebuild, from state: RebuildState) {
        self.rebuild = rebuild
        self.state = state
    }

    /// Compares everything.
    mutating func run() throws -> ViewCheck {
        let kinds: [ViewEntryPair.Kind] = rebuild.view == .history ? [.row, .head] : [.index]
        for kind in kinds {
            var next: [UInt8]? = []
            while let key = next {
                let block = try pairs(of: kind, from: key)
                try compare(block.pairs)
                next = block.next
                try report(block.total)
            }
        }
        return ViewCheck(
            view: rebuild.view,
            through: state.next,
            entryCount: entryCount,
            differenceCount: differenceCount,
            differences: differences
        )
    }

    private mutating func pairs(
        of kind: ViewEntryPair.Kind,
        from key: [UInt8]
    ) throws -> ViewEntryPair.Block {
        let txn = try settled()
        let generation = try rebuild.files.views.storedGeneration(of: rebuild.view, in: txn)
        let kept = try rebuild.copy(of: generation)
        let copy = try rebuild.copy(of: state.generation)
        return try ViewEntryPair.block(
            of: kind,
            from: key,
            limit: rebuild.limits.entriesPerComparison,
            kept: kept,
            copy: copy,
            in: txn
        )
    }

    /// A snapshot in which the copy holds every event of the log.
    ///
    /// It is begun under the write lock, before which nobody else's commit can come.
    private mutating func settled() throws -> ReadTransaction {
        let files = rebuild.files
        while true {
            var txn = try files.environment.beginWrite()
            guard try files.rebuildState(of: rebuild.view, in: txn) == state else {
                throw ViewRebuild.underWay(rebuild.view)
            }
            let limit = rebuild.limits.tailEventCount
            guard let after = try rebuild.addTail(in: &txn, behind: state, limit: limit) else {
                txn.abort()
                guard let added = try addBlocks() else { throw ViewRebuild.underWay(rebuild.view) }
                state = added
                continue
            }
            if after == state {
                let snapshot = try files.environment.beginRead()
                txn.abort()
                return snapshot
            }
            try txn.commit()
            state = after
        }
    }

    /// Adds what a writer has stored meanwhile; `nil` when somebody else goes on with the copy.
    private func addBlocks() throws -> RebuildState? {
        let files = rebuild.files
        var state = state
        while true {
            if let atEnd = try rebuild.add(state) { return atEnd }
            let found = try files.read { _, txn in
                try files.rebuildState(of: rebuild.view, in: txn)
            }
            guard let found, found.phase == .verifying, found.generation == state.generation,
                found != state
            else { return nil }
            state = found
        }
    }

    private mutating func compare(_ pairs: [ViewEntryPair]) throws {
        entryCount += pairs.count
        let jobs = ParallelJobs<[ViewDifference]>()
        let vault = rebuild.files.vault
        jobs.append(count: pairs.count, chunk: Self.pairsPerJob) { range in
            try pairs[range].compactMap { try $0.difference(vault: vault) }
        }
        let found = try jobs.results().flatMap { $0 }
        differenceCount += found.count
        differences += found.prefix(ViewCheck.listedCount - differences.count)
    }

    private func report(_ total: Int) throws {
        try rebuild.progress(
            ViewProgress(
                view: rebuild.view,
                step: .comparing,
                done: min(entryCount, total),
                total: total
            )
        )
    }
}
