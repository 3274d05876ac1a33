internal import EventModel
internal import LMDB
internal import Synchronization

extension Vault {
    /// Takes out everybody and every number that came with events from a position on: those of a
    /// log that was restored to an earlier place.
    ///
    /// `next` is the number that the next new subject gets: behind every subject of the log. A
    /// number has the place of the batch that brought it; one that somebody of the log got later in
    /// such a batch stays hers.
    func prune(from end: Position, next: SubjectID) throws {
        var late: [(digest: [UInt8], row: [UInt8])] = []
        var keys: [UInt64] = []
        do {
            let txn = try environment.beginRead()
            var numbers = try txn.cursor(in: numberDatabase)
            while let entry = try numbers.next() {
                let row = [UInt8](copying: entry.key)
                let subject = SubjectID(rawValue: row.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
                let digest = digest(of: try openAlias(entry.value, row: row, of: subject))
                guard let owner = try self.entry(digest: digest, in: txn) else {
                    throw EventLogError.damaged("an alias of \(subject)")
                }
                if owner.position >= end || subject >= next { late.append((digest, row)) }
            }
            var subjects = try txn.cursor(in: keyDatabase)
            var entry = try subjects.seek(atOrAfter: next.rawValue)
            while let current = entry {
                keys.append(current.integerKey)
                entry = try subjects.next()
            }
        }
        try environment.write { (txn: inout WriteTransaction) in
            for (digest, row) in late {
                _ = unsafe try txn.delete(forKey: digest.span.bytes, in: aliasDatabase)
                _ = unsafe try txn.delete(forKey: row.span.bytes, in: numberDatabase)
            }
            for key in keys {
                _ = try txn.delete(forKey: key, in: keyDatabase)
                if let accessDatabase { _ = try txn.delete(forKey: key, in: accessDatabase) }
            }
            try put(nextSubject: next, in: &txn)
        }
        cache.withLock { cache in
            for key in keys { cache[SubjectID(rawValue: key)] = nil }
        }
    }
}
