internal import EventModel
internal import LMDB

/// The rebuild of one view: its other half is filled from the log and then used, or compared.
///
/// Every step is one transaction that changes the copy and notes how far it has come, and every
/// step begins by finding that note unchanged. So a process that was killed is gone on from by the
/// next, and two that rebuild at once share the work: whichever is later with a step drops it.
struct ViewRebuild {
    let files: StoreFiles
    let view: StoredView
    let limits: RebuildLimits
    let progress: (ViewProgress) throws -> Void
    /// How often the end of the log was reached with too much behind it.
    private var attemptCount = 0

    init(
        _ view: StoredView,
        of files: StoreFiles,
        limits: RebuildLimits = RebuildLimits(),
        progress: @escaping (ViewProgress) throws -> Void = { _ in }
    ) {
        self.files = files
        self.view = view
        self.limits = limits
        self.progress = progress
    }

    /// Rebuilds the view and uses the new one, going on with a rebuild that is under way.
    mutating func rebuild() throws -> UInt64 {
        var target: UInt64?
        while true {
            let (inUse, state) = try current()
            guard let state else {
                if let target, inUse >= target { return inUse }
                target = try begin(.building)
                continue
            }
            switch state.phase {
            case .clearing: try clear(state)
            case .verifying: try takeOver(state)
            case .building:
                target = state.generation
                if let atEnd = try add(state) { try flip(atEnd) }
            }
        }
    }

    /// Builds the view beside the one in use, compares the two, and drops the copy.
    mutating func verify() throws -> ViewCheck {
        while true {
            guard let state = try current().state else {
                _ = try begin(.verifying)
                continue
            }
            switch state.phase {
            case .clearing: try clear(state)
            case .building: throw Self.underWay(view)
            case .verifying:
                guard let atEnd = try add(state) else { continue }
                var comparison = ViewComparison(self, from: atEnd)
                let check = try comparison.run()
                try drop(comparison.state)
                return check
            }
        }
    }

    static func underWay(_ view: StoredView) -> EventLogError {
        EventLogError(
            .underWay,
            "a rebuild of the view \(view.rawValue) is under way, or was interrupted; wait for it, "
                + "or finish it by a rebuild without verification, and then verify"
        )
    }

    /// The half that is filled or emptied.
    func copy(of generation: UInt64) throws -> ViewHandles {
        if let handles = files.views.handles(of: generation) { return handles }
        try files.views.openSecond()
        guard let handles = files.views.handles(of: generation) else {
            throw EventLogError.damaged("the generation of a view")
        }
        return handles
    }

    /// The generation in use, and the rebuild that is under way.
    private func current() throws -> (inUse: UInt64, state: RebuildState?) {
        try files.read { _, txn in
            let inUse = try files.views.storedGeneration(of: view, in: txn)
            return (inUse, try files.rebuildState(of: view, in: txn))
        }
    }

    /// Notes that the generation after the one in use is being filled, unless something is noted.
    private func begin(_ phase: RebuildState.Phase) throws -> UInt64? {
        var txn = try files.environment.beginWrite()
        guard try files.rebuildState(of: view, in: txn) == nil else { return nil }
        let inUse = try files.views.storedGeneration(of: view, in: txn)
        let (generation, isTooLarge) = inUse.addingReportingOverflow(1)
        guard !isTooLarge else { throw EventLogError.damaged("the generation of a view") }
        let copy = try copy(of: generation)
        for database in copy.databases(of: view) { try txn.deleteAll(in: database) }
        let state = RebuildState(phase: phase, generation: generation)
        try files.setRebuildState(state, of: view, in: &txn)
        try txn.commit()
        return generation
    }

    /// Goes on with a copy that was begun to be compared.
    private func takeOver(_ state: RebuildState) throws {
        var building = state
        building.phase = .building
        _ = try store(nil, from: state, to: building)
    }

    /// Uses the new generation from the next transaction on, everywhere.
    ///
    /// What is left of the log is added under the write lock, unless it is too long; then it is
    /// added first, as what came before it was.
    private mutating func flip(_ state: RebuildState) throws {
        var txn = try files.environment.beginWrite()
        guard try files.rebuildState(of: view, in: txn) == state else { return }
        attemptCount += 1
        let isPatient = attemptCount < limits.tailAttemptCount
        let limit = isPatient ? limits.tailEventCount : limits.blockEventCount
        guard try addTail(in: &txn, behind: state, limit: limit) != nil else { return }
        let old = try files.views.storedGeneration(of: view, in: txn)
        try files.views.use(state.generation, of: view, in: &txn)
        let clearing = RebuildState(phase: .clearing, generation: old)
        try files.setRebuildState(clearing, of: view, in: &txn)
        try txn.commit()
    }

    /// Ends a verification: the copy is emptied.
    private func drop(_ state: RebuildState) throws {
        let clearing = RebuildState(phase: .clearing, generation: state.generation)
        guard try store(nil, from: state, to: clearing) else { throw Self.underWay(view) }
        try clear(clearing)
    }

    /// Puts changes and notes that they are made; `false`, with nothing done, when somebody else
    /// went on from `state` meanwhile.
    func store(
        _ changes: ViewChanges?,
        from state: RebuildState,
        to after: RebuildState?
    ) throws -> Bool {
        var txn = try files.environment.beginWrite()
        guard try files.rebuildState(of: view, in: txn) == state else { return false }
        try changes?.put(in: &txn, copy(of: state.generation))
        try files.setRebuildState(after, of: view, in: &txn)
        try txn.commit()
        return true
    }
}
