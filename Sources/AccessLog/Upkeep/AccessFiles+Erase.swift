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
    func erase(_ token: AccessToken) throws {
        var isDone = false
        while !isDone {
            isDone = try environment.write { (txn: inout WriteTransaction) in
                let numbers = try Self.numbers(of: token, in: subjects, txn)
                for number in numbers {
                    try txn.delete(AccessIndexKey(token, number), in: subjects)
                }
                if !numbers.isEmpty { try markForScrubbing(in: &txn) }
                return numbers.count < Self.keysPerTransaction
            }
        }
    }

    /// Every token that the index of subjects has; one look-up for each.
    func indexedTokens(in txn: borrowing ReadTransaction) throws -> Set<AccessToken> {
        var tokens: Set<AccessToken> = []
        var cursor = try txn.cursor(in: subjects)
        guard let first = try cursor.first() else { return [] }
        var token = try AccessIndexKey(decoding: first.key).token
        while true {
            tokens.insert(token)
            let last = AccessIndexKey(token, .max).bytes
            guard let next = unsafe try cursor.seek(atOrAfter: last.span.bytes) else {
                return tokens
            }
            let found = try AccessIndexKey(decoding: next.key).token
            if found == token { return tokens }
            token = found
        }
    }

    private static func numbers(
        of token: AccessToken,
        in index: Database,
        _ txn: borrowing WriteTransaction
    ) throws -> [UInt64] {
        var numbers: [UInt64] = []
        var cursor = try txn.cursor(in: index)
        let first = AccessIndexKey(token, 0).bytes
        var entry = unsafe try cursor.seek(atOrAfter: first.span.bytes)
        while numbers.count < keysPerTransaction, let current = entry {
            let key = try AccessIndexKey(decoding: current.key)
            guard key.token == token else { break }
            numbers.append(key.number)
            entry = try cursor.next()
        }
        return numbers
    }
}
