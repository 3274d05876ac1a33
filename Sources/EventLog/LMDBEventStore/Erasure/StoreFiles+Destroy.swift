internal import EventModel
internal import LMDB

extension StoreFiles {
    private static let scrubName: [UInt8] = Array("scrubbed".utf8)

    /// Destroys keys and aliases, and overwrites in both files what was deleted.
    ///
    /// Called after the log has said so, durably. Where this is interrupted, the next opening to
    /// write does it again.
    func destroy(_ subjects: [SubjectID]) throws {
        for subject in subjects { try vault.erase(subject) }
        try scrub()
    }

    /// Destroys what the log says is destroyed and the vault has still: after an interruption, or
    /// when an older vault was put back.
    func applyErasures() throws {
        let subjects = try environment.beginRead().erasedSubjects(in: erased)
            .filter { try vault.knows($0) }
        if !subjects.isEmpty { try destroy(subjects.sorted()) }
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

    /// Overwrites what was deleted from both files.
    private func scrub() throws {
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
        try environment.scrub()
        try vault.environment.scrub()
    }
}
