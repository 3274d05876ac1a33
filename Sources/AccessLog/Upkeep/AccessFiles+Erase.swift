internal import EventLog
internal import EventModel
internal import LMDB

extension AccessFiles {
    private static let erasingPrefix: [UInt8] = Array("erasing:".utf8)
    private static let keysPerTransaction = 10_000

    /// Notes that a subject with a token is about to be erased; her number stands sealed.
    func note(
        erasing token: AccessToken,
        of subject: SubjectID,
        in txn: inout WriteTransaction
    ) throws {
        var nonces = Nonces()
        let name = Self.name(erasing: token)
        var plain: [UInt8] = []
        plain.append(littleEndian: subject.rawValue)
        var sealed: [UInt8] = []
        unsafe Sealer.seal(
            plain.span.bytes,
            with: key.accessEntryKey(.max),
            nonce: nonces.next(),
            authenticating: name.span.bytes,
            to: &sealed
        )
        unsafe try txn.put(sealed.span.bytes, forKey: name.span.bytes, in: meta)
    }

    /// Takes a note back.
    func unnote(erasing token: AccessToken, in txn: inout WriteTransaction) throws {
        let name = Self.name(erasing: token)
        _ = unsafe try txn.delete(forKey: name.span.bytes, in: meta)
    }

    /// The erasures that are noted.
    func notedErasures() throws -> [(AccessToken, SubjectID)] {
        let txn = try environment.beginRead()
        let prefix = Self.erasingPrefix
        var noted: [(AccessToken, SubjectID)] = []
        var cursor = try txn.cursor(in: meta)
        var entry = unsafe try cursor.seek(atOrAfter: prefix.span.bytes)
        while let current = entry {
            let name = [UInt8](copying: current.key)
            guard name.starts(with: prefix) else { break }
            var plain: [UInt8] = []
            let isOpen = unsafe Sealer.open(
                current.value,
                with: key.accessEntryKey(.max),
                authenticating: name.span.bytes,
                to: &plain
            )
            guard isOpen else { throw EventLogError.damaged("a note of an erasure") }
            var reader = unsafe ByteReader(name.span.bytes)
            _ = try reader.bytes(prefix.count)
            let token = AccessToken(low: try reader.uint64(), high: try reader.uint64())
            var number = unsafe ByteReader(plain.span.bytes)
            noted.append((token, SubjectID(rawValue: try number.uint64())))
            entry = try cursor.next()
        }
        return noted
    }

    /// Takes every entry of a token out of the index of subjects, and the note of it.
    ///
    /// In transactions of bounded size; the note goes with the last.
    func erase(_ token: AccessToken) throws {
        var isDone = false
        while !isDone {
            isDone = try environment.write { (txn: inout WriteTransaction) in
                let numbers = try Self.numbers(of: token, in: subjects, txn)
                for number in numbers {
                    try txn.delete(AccessIndexKey(token, number), in: subjects)
                }
                try markForScrubbing(in: &txn)
                let isLast = numbers.count < Self.keysPerTransaction
                if isLast { try unnote(erasing: token, in: &txn) }
                return isLast
            }
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

    private static func name(erasing token: AccessToken) -> [UInt8] {
        var name = erasingPrefix
        token.append(to: &name)
        return name
    }
}
