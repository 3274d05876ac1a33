internal import EventModel
internal import Glibc
internal import LMDB

extension StoreFiles {
    private static let scrubName: [UInt8] = Array("scrubbed".utf8)
    private static let markName: [UInt8] = Array("scrub".utf8)

    /// How often pages that a reader still sees are waited for, and how long each time.
    private static let attempts = 20
    private static let pauseMicroseconds: UInt32 = 100_000

    /// Notes, in the transaction that deletes something, that both files are to be overwritten.
    static func markForScrubbing(_ meta: Database, in txn: inout WriteTransaction) throws {
        let name = markName
        unsafe try txn.putChecked([1], forKey: name.span.bytes, in: meta)
    }

    /// Whether something that was deleted may still stand in the files.
    func isToBeScrubbed() throws -> Bool {
        let txn = try environment.beginRead()
        let name = Self.markName
        return unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) != nil
    }

    /// Destroys keys and aliases, and overwrites in both files what was deleted.
    ///
    /// Called after the log has said so, durably. Where this is interrupted, or a reader keeps
    /// pages, the mark stays, and the next opening to write does it again.
    func destroy(_ subjects: [SubjectID]) throws {
        for subject in subjects { try vault.erase(subject) }
        try scrubIfMarked()
    }

    /// Destroys what the log says is destroyed and the vault has still: after an interruption, or
    /// when an older vault was put back.
    ///
    /// Nothing is destroyed on the word of a mark alone: the log must say it at the mark's place.
    func applyErasures() throws {
        let late = try environment.beginRead().erasedSubjects(in: erased)
            .filter { try vault.knows($0) }.sorted()
        if !late.isEmpty {
            try read { files, txn in
                for subject in late where try !files.saysErased(subject, in: txn) {
                    throw EventLogError.damaged("the mark of an erasure of \(subject)")
                }
            }
            try environment.write { (txn: inout WriteTransaction) in
                try Self.markForScrubbing(meta, in: &txn)
            }
        }
        try applyRedactions()
        try destroy(late)
    }

    /// Overwrites what was deleted from both files, where that was noted.
    func scrubIfMarked() throws {
        guard try isToBeScrubbed() else { return }
        for attempt in 1...Self.attempts {
            if try scrub() == 0 {
                let name = Self.markName
                return try environment.write { (txn: inout WriteTransaction) in
                    _ = unsafe try txn.delete(forKey: name.span.bytes, in: meta)
                }
            }
            if attempt < Self.attempts { usleep(Self.pauseMicroseconds) }
        }
    }

    /// Empties every copy of a view that is not in use: it may hold the person.
    ///
    /// Whoever was filling it begins anew.
    func endRebuilds(in txn: inout WriteTransaction) throws {
        for view in StoredView.allCases {
            guard let state = try rebuildState(of: view, in: txn) else { continue }
            guard let copy = views.handles(of: state.generation) else {
                throw EventLogError.damaged("the generation of a view")
            }
            for database in copy.databases(of: view) { try txn.deleteAll(in: database) }
            try setRebuildState(nil, of: view, in: &txn)
        }
    }

    /// Overwrites what was deleted from both files; gives how many pages a reader still keeps.
    private func scrub() throws -> Int {
        // Pages of the last two commits are left alone; so two more come first.
        for round in UInt8(1)...2 {
            let name = Self.scrubName
            try environment.write { (txn: inout WriteTransaction) in
                unsafe try txn.putChecked([round], forKey: name.span.bytes, in: meta)
            }
            try vault.environment.write { (txn: inout WriteTransaction) in
                unsafe try txn.putChecked(
                    [round],
                    forKey: name.span.bytes,
                    in: vault.metaDatabase
                )
            }
        }
        return try environment.scrub() + vault.environment.scrub()
    }
}
