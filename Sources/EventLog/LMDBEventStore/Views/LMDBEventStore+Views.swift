internal import EventModel
internal import LMDB

extension LMDBEventStore: ViewKeeper {
    /// Every view, at one snapshot.
    public func views() throws(EventLogError) -> [ViewState] {
        try translating("reading the state of the views") {
            try files.read { live, txn in
                let through = try live.nextPosition(in: txn)
                return try StoredView.allCases.map { view in
                    try state(of: view, through: through, in: txn)
                }
            }
        }
    }

    /// Builds a view anew from the log beside the one in use, then uses it.
    public func rebuild(
        _ view: StoredView,
        progress: (ViewProgress) -> Void
    ) throws(EventLogError) -> UInt64 {
        try translating("rebuilding the view \(view.rawValue)") {
            try withoutActuallyEscaping(progress) { progress in
                var rebuild = ViewRebuild(view, of: files, progress: progress)
                return try rebuild.rebuild()
            }
        }
    }

    /// Builds a view anew beside the one in use, compares both, and drops the copy.
    public func verify(
        _ view: StoredView,
        progress: (ViewProgress) -> Void
    ) throws(EventLogError) -> ViewCheck {
        try translating("verifying the view \(view.rawValue)") {
            try withoutActuallyEscaping(progress) { progress in
                var rebuild = ViewRebuild(view, of: files, progress: progress)
                return try rebuild.verify()
            }
        }
    }

    private func state(
        of view: StoredView,
        through: Position,
        in txn: borrowing ReadTransaction
    ) throws -> ViewState {
        let generation = try files.views.storedGeneration(of: view, in: txn)
        let size = try size(of: view, generation, in: txn)
        return ViewState(
            view: view,
            generation: generation,
            through: through,
            entryCount: size.entryCount,
            byteCount: size.byteCount,
            rebuild: try files.rebuildState(of: view, in: txn).map { rebuild in
                ViewState.Rebuild(
                    phase: ViewState.Rebuild.Phase(rebuild.phase),
                    generation: rebuild.generation,
                    through: rebuild.phase == .clearing ? nil : rebuild.next,
                    byteCount: try self.size(of: view, rebuild.generation, in: txn).byteCount
                )
            }
        )
    }

    /// The entries of the view's first database, and the bytes of all.
    private func size(
        of view: StoredView,
        _ generation: UInt64,
        in txn: borrowing ReadTransaction
    ) throws -> (entryCount: Int, byteCount: Int) {
        // Not opened by this process: then it was just begun by another.
        guard let handles = files.views.handles(of: generation) else { return (0, 0) }
        var size = (entryCount: 0, byteCount: 0)
        for (index, database) in handles.databases(of: view).enumerated() {
            let statistics = try txn.statistics(of: database)
            if index == 0 { size.entryCount = statistics.entryCount }
            size.byteCount += statistics.pageCount * statistics.pageByteCount
        }
        return size
    }
}

extension ViewState.Rebuild.Phase {
    fileprivate init(_ phase: RebuildState.Phase) {
        switch phase {
        case .building: self = .building
        case .verifying: self = .verifying
        case .clearing: self = .clearing
        }
    }
}
