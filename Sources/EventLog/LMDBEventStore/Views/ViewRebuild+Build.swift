internal import EventModel
internal import LMDB

extension ViewRebuild {
    /// Adds a block of the log to the copy, step by step.
    ///
    /// Gives the state when the copy has come to the end of the log, `nil` when more is to be
    /// done, or somebody else does it.
    func add(_ state: RebuildState) throws -> RebuildState? {
        let (block, total) = try files.read { files, txn in
            let block = try LogBlock(
                from: state.next,
                to: state.isInsideBlock ? state.blockEnd : nil,
                eventCount: limits.blockEventCount,
                byteCount: limits.blockByteCount,
                of: files.log,
                erased: try txn.erasedSubjects(in: files.erased),
                replaced: try files.replacements(in: txn),
                in: txn
            )
            return (block, try files.nextPosition(in: txn))
        }
        guard state.next <= total else { throw EventLogError.damaged("the state of the rebuild") }
        if block.records.isEmpty {
            try report(state.next.rawValue, of: total)
            return state
        }
        let opened = try OpenedBlock(block, vault: files.vault)
        let added: RebuildState?
        switch view {
        case .history: added = try addHistory(opened, state, block.end, total)
        case .index: added = try addIndex(opened, state, block.end, total)
        }
        return block.reachesEnd ? added : nil
    }

    /// Adds what stands behind the copy in the transaction that also uses or compares it.
    ///
    /// `nil`, with nothing changed, when more than `limit` events do.
    func addTail(
        in txn: inout WriteTransaction,
        behind state: RebuildState,
        limit: Int
    ) throws -> RebuildState? {
        let block = try LogBlock(
            from: state.next,
            eventCount: limit,
            byteCount: limits.blockByteCount,
            of: files.log,
            erased: try txn.erasedSubjects(in: files.erased),
            replaced: try files.live(in: txn).replacements(in: txn),
            in: txn
        )
        guard block.reachesEnd else { return nil }
        if block.records.isEmpty { return state }
        let opened = try OpenedBlock(block, vault: files.vault)
        let copy = try copy(of: state.generation)
        let changes: ViewChanges
        switch view {
        case .history:
            let streams = BlockStreams(opened, from: .registry)
            let jobs = try streams.packed(
                streams.subjects.indices,
                behind: copy,
                in: txn,
                keys: keys
            )
            changes = .history(try jobs.results())
        case .index:
            changes = .index(try opened.indexEntries(key: files.vault.key))
        }
        try changes.put(in: &txn, copy)
        let after = state.behind(block.end)
        try files.setRebuildState(after, of: view, in: &txn)
        return after
    }

    private func addHistory(
        _ block: OpenedBlock,
        _ state: RebuildState,
        _ end: Position,
        _ total: Position
    ) throws -> RebuildState? {
        let streams = BlockStreams(block, from: state.subject)
        let copy = try copy(of: state.generation)
        let count = streams.subjects.count
        var state = state
        if count == 0 {
            // Nothing but what was erased.
            guard try store(.history([]), from: state, to: state.behind(end)) else { return nil }
            return state.behind(end)
        }
        for start in stride(from: 0, to: count, by: limits.streamsPerStep) {
            let range = start..<min(count, start + limits.streamsPerStep)
            let jobs = try files.read { _, txn -> ParallelJobs<PackedRows>? in
                guard try files.rebuildState(of: view, in: txn) == state else { return nil }
                return try streams.packed(range, behind: copy, in: txn, keys: keys)
            }
            guard let chunks = try jobs?.results() else { return nil }
            var after = state.behind(end)
            if range.upperBound < count {
                after = state
                after.blockEnd = end
                after.subject = streams.subjects[range.upperBound]
            }
            guard try store(.history(chunks), from: state, to: after) else { return nil }
            let first = state.next.rawValue
            state = after
            let share = Double(range.upperBound) / Double(count)
            try report(first + UInt64(Double(end.rawValue - first) * share), of: total)
        }
        return state
    }

    private func addIndex(
        _ block: OpenedBlock,
        _ state: RebuildState,
        _ end: Position,
        _ total: Position
    ) throws -> RebuildState? {
        let entries = try block.indexEntries(key: files.vault.key)
        let after = state.behind(end)
        if entries.isEmpty {
            guard try store(.index([]), from: state, to: after) else { return nil }
        }
        for start in stride(from: 0, to: entries.count, by: limits.entriesPerStep) {
            let range = start..<min(entries.count, start + limits.entriesPerStep)
            let isLast = range.upperBound == entries.count
            let changes = ViewChanges.index(Array(entries[range]))
            // What is added twice is the same, so only a whole block is noted.
            guard try store(changes, from: state, to: isLast ? after : state) else { return nil }
            let share = Double(range.upperBound) / Double(entries.count)
            let count = Double(end.rawValue - state.next.rawValue) * share
            try report(state.next.rawValue + UInt64(count), of: total)
        }
        return after
    }

    private func keys(of subject: SubjectID) throws -> SubjectKeys? {
        subject.isPerson ? try files.vault.keys(of: subject) : nil
    }

    private func report(_ done: UInt64, of total: Position) throws {
        try progress(
            ViewProgress(
                view: view,
                step: .building,
                done: Int(clamping: done),
                total: Int(clamping: total.rawValue)
            )
        )
    }
}

extension RebuildState {
    /// The state when every event before a position is in the copy.
    func behind(_ end: Position) -> Self {
        var state = self
        state.next = end
        state.blockEnd = end
        state.subject = .registry
        return state
    }
}
