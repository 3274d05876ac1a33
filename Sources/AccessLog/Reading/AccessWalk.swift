internal import EventLog
internal import EventModel
internal import LMDB

/// Goes over the numbers of entries that are asked for, in one of the two orders.
struct AccessWalk {
    let files: AccessFiles
    let subject: AccessToken?
    let actor: AccessToken?
    let range: ClosedRange<UInt64>
    let newestFirst: Bool

    /// The first numbers of the walk, at most `limit`.
    func numbers(limit: Int, in txn: borrowing ReadTransaction) throws -> [UInt64] {
        if let subject { return try indexed(subject, files.subjects, limit, actor, in: txn) }
        if let actor { return try indexed(actor, files.actors, limit, nil, in: txn) }
        let count = min(UInt64(limit), range.upperBound - range.lowerBound + 1)
        return (0..<count).map { newestFirst ? range.upperBound - $0 : range.lowerBound + $0 }
    }

    /// The numbers that an index has under a token, and of them those that another token has too.
    private func indexed(
        _ token: AccessToken,
        _ index: Database,
        _ limit: Int,
        _ other: AccessToken?,
        in txn: borrowing ReadTransaction
    ) throws -> [UInt64] {
        var numbers: [UInt64] = []
        var cursor = try txn.cursor(in: index)
        var found = try Self.start(&cursor, token, range, newestFirst)
        while numbers.count < limit, let key = found, key.token == token,
            range.contains(key.number)
        {
            if try other.map({ try files.has(AccessIndexKey($0, key.number), in: txn) }) ?? true {
                numbers.append(key.number)
            }
            found = try Self.step(&cursor, newestFirst)
        }
        return numbers
    }

    private static func start(
        _ cursor: inout Cursor,
        _ token: AccessToken,
        _ range: ClosedRange<UInt64>,
        _ newestFirst: Bool
    ) throws -> AccessIndexKey? {
        let bound = newestFirst ? range.upperBound : range.lowerBound
        let key = AccessIndexKey(token, bound)
        let bytes = key.bytes
        var found: AccessIndexKey?
        if let entry = unsafe try cursor.seek(atOrAfter: bytes.span.bytes) {
            found = try AccessIndexKey(decoding: entry.key)
        }
        if !newestFirst || found == key { return found }
        return try step(&cursor, true)
    }

    private static func step(_ cursor: inout Cursor, _ back: Bool) throws -> AccessIndexKey? {
        guard let entry = back ? try cursor.previous() : try cursor.next() else { return nil }
        return try AccessIndexKey(decoding: entry.key)
    }
}

extension AccessFiles {
    /// Whether the index of actors has a key.
    func has(_ key: AccessIndexKey, in txn: borrowing ReadTransaction) throws -> Bool {
        let bytes = key.bytes
        return unsafe try txn.value(in: actors, forKey: bytes.span.bytes) != nil
    }

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
