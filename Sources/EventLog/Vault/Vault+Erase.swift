internal import EventModel
internal import LMDB
internal import Synchronization

extension Vault {
    /// Whether there is a key or an alias of a subject.
    func knows(_ subject: SubjectID) throws -> Bool {
        let txn = try environment.beginRead()
        if try txn.value(in: keyDatabase, forKey: subject.rawValue) != nil { return true }
        let row = Self.numberKey(subject, ordinal: 0)
        return unsafe try txn.value(in: numberDatabase, forKey: row.span.bytes) != nil
    }

    /// Takes a subject's keys, those of her records, and aliases out, in one durable transaction.
    ///
    /// The bytes stay in the file until it is scrubbed. Nothing happens where there are none.
    func erase(_ subject: SubjectID) throws {
        var txn = try environment.beginWrite()
        _ = try txn.delete(forKey: subject.rawValue, in: keyDatabase)
        try deleteKeptKeys(of: subject, in: &txn)
        if let accessDatabase { _ = try txn.delete(forKey: subject.rawValue, in: accessDatabase) }
        var ordinal: UInt32 = 0
        while true {
            let row = Self.numberKey(subject, ordinal: ordinal)
            guard let digest = try digest(ofNumberAt: row, of: subject, in: txn) else { break }
            if try entry(digest: digest, in: txn)?.subject == subject {
                _ = unsafe try txn.delete(forKey: digest.span.bytes, in: aliasDatabase)
            }
            _ = unsafe try txn.delete(forKey: row.span.bytes, in: numberDatabase)
            ordinal += 1
        }
        try layAliasesAnew(in: &txn)
        try txn.commit()
        cache.withLock { $0[subject] = nil }
    }

    /// Stores all aliases anew where there are several pages of them.
    ///
    /// LMDB keeps the first key of a page in the page above, also when that key is deleted: no
    /// overwriting of free pages would take it away.
    private func layAliasesAnew(in txn: inout WriteTransaction) throws {
        guard try txn.statistics(of: aliasDatabase).branchPageCount > 0 else { return }
        var entries: [(key: [UInt8], value: [UInt8])] = []
        do {
            var cursor = try txn.cursor(in: aliasDatabase)
            while let entry = try cursor.next() {
                entries.append(([UInt8](copying: entry.key), [UInt8](copying: entry.value)))
            }
        }
        try txn.deleteAll(in: aliasDatabase)
        for (key, value) in entries {
            unsafe try txn.put(
                value.span.bytes,
                forKey: key.span.bytes,
                in: aliasDatabase,
                mode: .append
            )
        }
    }

    private func digest(
        ofNumberAt row: [UInt8],
        of subject: SubjectID,
        in txn: borrowing WriteTransaction
    ) throws -> [UInt8]? {
        guard let sealed = unsafe try txn.value(in: numberDatabase, forKey: row.span.bytes) else {
            return nil
        }
        return digest(of: try openAlias(sealed, row: row, of: subject))
    }
}
