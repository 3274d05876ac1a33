internal import EventLog
internal import EventModel
internal import LMDB

/// Goes over the numbers of entries that are asked for, in one of the two orders.
struct AccessWalk {
    /// What an entry must hold to be given.
    struct Wanted {
        /// About whom.
        var subject: AccessToken?
        /// By whom: the name, and its token.
        var actor: (name: String, token: AccessToken)?
    }

    let files: AccessFiles
    let wanted: Wanted
    let range: ClosedRange<UInt64>
    let newestFirst: Bool

    /// The first numbers of the walk, at most `limit`.
    func numbers(limit: Int, in txn: borrowing ReadTransaction) throws -> [UInt64] {
        let found: (token: AccessToken, index: Database)
        if let subject = wanted.subject {
            found = (subject, files.subjects)
        } else if let actor = wanted.actor {
            found = (actor.token, files.actors)
        } else {
            let count = min(UInt64(limit), range.upperBound - range.lowerBound + 1)
            return (0..<count).map { newestFirst ? range.upperBound - $0 : range.lowerBound + $0 }
        }
        let lots = try files.lots(in: txn)
        var numbers: [UInt64] = []
        if newestFirst {
            numbers += try unindexed(from: lots.end, in: txn).suffix(limit).reversed()
        }
        try walk(lots.lots, found.token, found.index, limit, &numbers, in: txn)
        if !newestFirst, numbers.count < limit {
            numbers += try unindexed(from: lots.end, in: txn)
        }
        return Array(numbers.prefix(limit))
    }

    /// Adds what the lots have under a token until there are enough.
    private func walk(
        _ lots: [AccessLot],
        _ token: AccessToken,
        _ index: Database,
        _ limit: Int,
        _ numbers: inout [UInt64],
        in txn: borrowing ReadTransaction
    ) throws {
        var cursor = try txn.cursor(in: index)
        let asked = range.lowerBound..<range.upperBound + 1
        let overlapping = lots.filter { $0.numbers.overlaps(asked) }
        for lot in newestFirst ? overlapping.reversed() : overlapping where numbers.count < limit {
            try refuseUnreadable(in: lot, &cursor)
            var found = try start(&cursor, lot, token)
            while numbers.count < limit, let key = found, key.lot == lot.id, key.token == token,
                range.contains(key.number)
            {
                if try isByActor(key, in: txn) { numbers.append(key.number) }
                found = try Self.step(&cursor, newestFirst)
            }
        }
    }

    /// Refuses to list a lot in which an entry does not open that may be one of those asked for.
    private func refuseUnreadable(in lot: AccessLot, _ cursor: inout Cursor) throws {
        let bytes = AccessIndexKey(lot: lot.id, .nobody, range.lowerBound).bytes
        guard let entry = unsafe try cursor.seek(atOrAfter: bytes.span.bytes) else { return }
        let key = try AccessIndexKey(decoding: entry.key)
        guard key.lot == lot.id, key.token == .nobody, range.contains(key.number) else { return }
        throw EventLogError.damaged("entry \(key.number) of the read log")
    }

    /// Whether an entry about the subject is by the actor, where one is asked for besides.
    private func isByActor(
        _ key: AccessIndexKey,
        in txn: borrowing ReadTransaction
    ) throws -> Bool {
        guard wanted.subject != nil, let actor = wanted.actor else { return true }
        return try txn.has(
            AccessIndexKey(lot: key.lot, actor.token, key.number),
            in: files.actors
        )
    }

    private func start(
        _ cursor: inout Cursor,
        _ lot: AccessLot,
        _ token: AccessToken
    ) throws -> AccessIndexKey? {
        let bound = newestFirst ? range.upperBound : range.lowerBound
        let key = AccessIndexKey(lot: lot.id, token, bound)
        let bytes = key.bytes
        var found: AccessIndexKey?
        if let entry = unsafe try cursor.seek(atOrAfter: bytes.span.bytes) {
            found = try AccessIndexKey(decoding: entry.key)
        }
        if !newestFirst || found == key { return found }
        return try Self.step(&cursor, true)
    }

    private static func step(_ cursor: inout Cursor, _ back: Bool) throws -> AccessIndexKey? {
        guard let entry = back ? try cursor.previous() : try cursor.next() else { return nil }
        return try AccessIndexKey(decoding: entry.key)
    }

    /// The numbers of entries that are in no lot yet and hold what is wanted, in order.
    private func unindexed(
        from first: UInt64,
        in txn: borrowing ReadTransaction
    ) throws -> [UInt64] {
        guard first <= range.upperBound else { return [] }
        return try (max(first, range.lowerBound)...range.upperBound).filter { number in
            let content = try files.content(number, in: txn)
            if let subject = wanted.subject, !content.tokens.contains(subject) { return false }
            guard let actor = wanted.actor else { return true }
            return content.entry.actor.utf8.elementsEqual(actor.name.utf8)
        }
    }
}

extension AccessFiles {
    /// The numbers that a query's times and cursor leave; `nil` where there are none.
    func numbers(
        of query: AccessQuery,
        in txn: borrowing ReadTransaction
    ) throws -> ClosedRange<UInt64>? {
        let all = try anchor(in: txn).first..<tail(in: txn).next
        var (low, high) = (all.lowerBound, all.upperBound)
        if let from = query.from { low = try number(at: from.microseconds, in: all, txn) }
        if let to = query.to, to < .distantFuture {
            high = try number(at: to.microseconds + 1, in: all, txn)
        }
        if let cursor = query.cursor {
            if query.newestFirst {
                high = min(high, cursor)
            } else {
                low = max(low, cursor == .max ? .max : cursor + 1)
            }
        }
        return low < high ? low...high - 1 : nil
    }

    /// The first number in a range that was logged at a time or later; a search by halves.
    func number(
        at time: Int64,
        in range: Range<UInt64>,
        _ txn: borrowing some Transaction & ~Copyable
    ) throws -> UInt64 {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            guard let value = try txn.value(in: log, forKey: middle) else {
                throw EventLogError.damaged("entry \(middle) of the read log, which is missing,")
            }
            if try AccessHeader(of: value, at: middle).recorded < time {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
