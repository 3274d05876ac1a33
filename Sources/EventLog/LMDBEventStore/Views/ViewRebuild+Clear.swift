internal import EventModel
internal import Glibc
internal import LMDB

extension ViewRebuild {
    private static let pauseMicroseconds: UInt32 = 1_000

    /// Empties the half that is not in use, in small steps, and ends the rebuild.
    ///
    /// In one transaction the writers would wait for a walk over all of it, and LMDB would note
    /// the freed pages as one record, which later commits load whole.
    func clear(_ state: RebuildState) throws {
        let databases = try copy(of: state.generation).databases(of: view)
        let total = try entryCount(databases)
        for database in databases {
            while let keys = try nextKeys(in: database) {
                guard try remove(keys, from: database, state) else { return }
                let left = try entryCount(databases)
                try progress(
                    ViewProgress(
                        view: view,
                        step: .clearing,
                        done: max(0, total - left),
                        total: total
                    )
                )
                // LMDB's lock is not fair: whoever asks again at once gets it before who waits.
                usleep(Self.pauseMicroseconds)
            }
        }
        _ = try store(nil, from: state, to: nil)
    }

    /// Keys to be removed in one transaction.
    private struct Keys {
        var integers: [UInt64] = []
        var bytes: [[UInt8]] = []
        /// Whether these are all, and so few pages that all may go at once.
        var isEverything = false
    }

    private func entryCount(_ databases: [Database]) throws -> Int {
        try files.read { _, txn in
            try databases.reduce(0) { $0 + (try txn.statistics(of: $1).entryCount) }
        }
    }

    /// The first keys of a database, `nil` when it is empty.
    private func nextKeys(in database: Database) throws -> Keys? {
        try files.read { _, txn -> Keys? in
            let statistics = try txn.statistics(of: database)
            if statistics.entryCount == 0 { return nil }
            var keys = Keys()
            keys.isEverything = statistics.pageCount <= limits.pagesPerClearing
            if keys.isEverything { return keys }
            var byteCount = 0
            var cursor = try txn.cursor(in: database)
            var entry = try cursor.first()
            // One at least, or there would be no end.
            while let current = entry,
                byteCount == 0 || byteCount < limits.pagesPerClearing * statistics.pageByteCount
            {
                byteCount += current.key.byteCount + current.value.byteCount
                if database.hasIntegerKeys {
                    keys.integers.append(current.integerKey)
                } else {
                    keys.bytes.append([UInt8](copying: current.key))
                }
                entry = try cursor.next()
            }
            return keys
        }
    }

    private func remove(
        _ keys: Keys,
        from database: Database,
        _ state: RebuildState
    ) throws -> Bool {
        var txn = try files.environment.beginWrite()
        guard try files.rebuildState(of: view, in: txn) == state else { return false }
        if keys.isEverything { try txn.deleteAll(in: database) }
        for key in keys.integers { _ = try txn.delete(forKey: key, in: database) }
        for key in keys.bytes {
            _ = unsafe try txn.delete(forKey: key.span.bytes, in: database)
        }
        try txn.commit()
        return true
    }
}

extension Statistics {
    /// The number of pages of all kinds.
    var pageCount: Int { branchPageCount + leafPageCount + overflowPageCount }
}
