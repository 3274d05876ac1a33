internal import EventLog
internal import EventModel
internal import LMDB

extension AccessFiles {
    private static let sweptName: [UInt8] = Array("swept".utf8)
    private static let keysPerTransaction = 10_000

    /// How many persons had been erased when the index was last known to hold none of them.
    func sweptCount(in txn: borrowing some Transaction & ~Copyable) throws -> Int {
        let name = Self.sweptName
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) else {
            return 0
        }
        var reader = ByteReader(value)
        return Int(truncatingIfNeeded: try reader.uint64())
    }

    /// Notes that the index holds nobody of so many erased persons.
    func put(sweptCount count: Int, in txn: inout WriteTransaction) throws {
        var value: [UInt8] = []
        value.append(littleEndian: UInt64(count))
        let name = Self.sweptName
        unsafe try txn.putChecked(value, forKey: name.span.bytes, in: meta)
    }

    /// Takes every entry of a token out of the index of subjects, in transactions of bounded size.
    ///
    /// First every entry that there is goes into a lot: whoever writes the next one knows that the
    /// token leads nowhere any more, so that it never gets into the index again.
    func erase(_ token: AccessToken) throws {
        try indexEverything()
        var isDone = false
        while !isDone {
            isDone = try environment.write { (txn: inout WriteTransaction) in
                let keys = try keys(of: token, in: txn)
                for key in keys { try txn.delete(key, from: subjects) }
                if !keys.isEmpty { try markForScrubbing(in: &txn) }
                return keys.count < Self.keysPerTransaction
            }
        }
    }

    /// Takes every entry of some tokens out of the index of subjects, in one pass over all of it.
    func eraseAll(_ tokens: Set<AccessToken>) throws {
        if tokens.isEmpty { return }
        var next: AccessIndexKey? = AccessIndexKey(lot: 0, .nobody, 0)
        while let first = next {
            next = try environment.write { (txn: inout WriteTransaction) in
                let (keys, rest) = try keys(of: tokens, from: first, in: txn)
                for key in keys { try txn.delete(key, from: subjects) }
                if !keys.isEmpty { try markForScrubbing(in: &txn) }
                return rest
            }
        }
    }

    /// Every token that the index of subjects has.
    func indexedTokens(in txn: borrowing ReadTransaction) throws -> Set<AccessToken> {
        var tokens: Set<AccessToken> = []
        var cursor = try txn.cursor(in: subjects)
        while let entry = try cursor.next() {
            tokens.insert(try AccessIndexKey(decoding: entry.key).token)
        }
        tokens.remove(.nobody)
        return tokens
    }

    /// Some keys of tokens, from one on, and the key to go on from.
    private func keys(
        of tokens: Set<AccessToken>,
        from first: AccessIndexKey,
        in txn: borrowing WriteTransaction
    ) throws -> (keys: [AccessIndexKey], rest: AccessIndexKey?) {
        var keys: [AccessIndexKey] = []
        var cursor = try txn.cursor(in: subjects)
        let start = first.bytes
        var entry = unsafe try cursor.seek(atOrAfter: start.span.bytes)
        while let current = entry {
            let key = try AccessIndexKey(decoding: current.key)
            if keys.count == Self.keysPerTransaction { return (keys, key) }
            if tokens.contains(key.token) { keys.append(key) }
            entry = try cursor.next()
        }
        return (keys, nil)
    }

    private func keys(
        of token: AccessToken,
        in txn: borrowing WriteTransaction
    ) throws -> [AccessIndexKey] {
        var keys: [AccessIndexKey] = []
        var cursor = try txn.cursor(in: subjects)
        for lot in try lots(in: txn).lots {
            let first = AccessIndexKey(lot: lot.id, token, 0).bytes
            var entry = unsafe try cursor.seek(atOrAfter: first.span.bytes)
            while keys.count < Self.keysPerTransaction, let current = entry {
                let key = try AccessIndexKey(decoding: current.key)
                guard key.lot == lot.id, key.token == token else { break }
                keys.append(key)
                entry = try cursor.next()
            }
        }
        return keys
    }
}
