internal import EventLog
public import EventModel
internal import LMDB

extension AccessStore {
    /// What prunings call themselves in the log.
    public static let pruneOperation = "access.prune"

    /// Takes away what was logged before an instant, and says in the log that this was done, on
    /// what ground and by whose authority; gives that entry, `nil` where there is nothing so old.
    ///
    /// The entry keeps the hash that the first entry left goes on from, so the chain can still be
    /// followed from there on. What is taken away is overwritten in the file. Others may log and
    /// read meanwhile. Interrupted, the next opening to write goes on. Throws `.badEntry` for a
    /// ground or an authority that the log would not take, `.store` where the files fail or an
    /// entry that is to go is damaged.
    public func prune(
        before end: Instant,
        ground: String,
        authority: String
    ) throws(AccessLogError) -> RecordedAccess? {
        for (field, text) in [("ground", ground), ("authority", authority)]
        where text.allSatisfy(\.isWhitespace) {
            throw .badEntry(field: field, reason: "is empty; say it")
        }
        let entry = AccessEntry(
            actor: authority,
            role: "system",
            operation: Self.pruneOperation,
            purpose: ground
        )
        if let fault = entry.fault() { throw fault }
        return try logging("taking away old entries of the read log") {
            try files.takeAwayPruned()
            guard let number = try announce(entry, before: end) else { return nil }
            try files.takeAwayPruned()
            try files.scrubIfMarked()
            let content = try files.environment.read { try files.content(number, in: $0) }
            return try recorded([content]).first
        }
    }

    /// Logs what will be taken away; from then on it will be, whatever happens.
    private func announce(_ entry: AccessEntry, before end: Instant) throws -> UInt64? {
        var batch = try AccessBatch(files: files, keyring: keyring, now: clock.now)
        // Nobody else writes now, so what a reader sees is what the batch goes on from.
        let (anchor, first, hash) = try files.environment.read { txn in
            let anchor = try files.anchor(in: txn)
            let all = try anchor.first..<files.tail(in: txn).next
            let first = try files.number(at: end.microseconds, in: all, txn)
            guard first > anchor.first else { return (anchor, first, anchor.hash) }
            guard let last = try txn.value(in: files.log, forKey: first - 1) else {
                throw EventLogError.damaged("entry \(first - 1) of the read log")
            }
            return (anchor, first, try AccessRecord.hash(of: last))
        }
        guard first > anchor.first else { return nil }
        let number = try batch.add(
            entry,
            pruning: PrunedAccess(firstLeft: first, hash: hash, count: first - anchor.first)
        )
        try batch.put(AccessAnchor(first: anchor.first, hash: anchor.hash, pruning: number))
        _ = try batch.commit()
        return number
    }
}

extension AccessFiles {
    private static let entriesPerTransaction: UInt64 = 2_000

    /// Takes away what the last pruning says, as far as it is still there.
    func takeAwayPruned() throws {
        while try takeAwaySome() {}
    }

    /// Takes away some entries, their places in the indexes with them; `false` when none are left.
    private func takeAwaySome() throws -> Bool {
        try environment.write { (txn: inout WriteTransaction) in
            var anchor = try anchor(in: txn)
            guard let pruning = anchor.pruning else { return false }
            guard let said = try content(pruning, in: txn).pruned else {
                throw EventLogError.damaged(
                    "the entry \(pruning), which should say what was pruned,"
                )
            }
            guard anchor.first < said.firstLeft else { return false }
            let end = min(said.firstLeft, anchor.first + Self.entriesPerTransaction)
            let lots = try lots(in: txn)
            for number in anchor.first..<end {
                let lot = lots.lot(of: number)
                anchor.hash = try takeAway(number, in: lot, after: anchor.hash, &txn)
            }
            anchor.first = end
            try put(anchor, in: &txn)
            try removeLots(before: end, in: &txn)
            try markForScrubbing(in: &txn)
            return true
        }
    }

    /// Takes one entry away with its places in the indexes; gives the hash behind it.
    private func takeAway(
        _ number: UInt64,
        in lot: AccessLot?,
        after hash: [UInt8],
        _ txn: inout WriteTransaction
    ) throws -> [UInt8] {
        let (content, next) = try opened(number, after: hash, in: txn)
        if let lot {
            for token in content.tokens where token != .nobody {
                try txn.delete(AccessIndexKey(lot: lot.id, token, number), from: subjects)
            }
            let actor = key.accessToken(ofActor: content.entry.actor)
            try txn.delete(AccessIndexKey(lot: lot.id, actor, number), from: actors)
        }
        _ = try txn.delete(forKey: number, in: log)
        return next
    }

    private func opened(
        _ number: UInt64,
        after hash: [UInt8],
        in txn: borrowing WriteTransaction
    ) throws -> (content: AccessContent, next: [UInt8]) {
        guard let value = try txn.value(in: log, forKey: number) else {
            throw EventLogError.damaged("entry \(number) of the read log, which is missing,")
        }
        return (
            try AccessRecord.open(value, at: number, after: hash, key: key),
            try AccessRecord.hash(of: value)
        )
    }
}
