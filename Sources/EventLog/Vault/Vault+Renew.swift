internal import EventModel
internal import Glibc
internal import LMDB
internal import Synchronization

/// Keys of persons of whom parts were destroyed: new ones for what comes, and one for each record
/// that is kept. Byte tables: `Docs/FORMAT.md`.
extension Vault {
    /// The last redaction of each person that the log knows of.
    struct LastRedactions: Sendable {
        /// How many redactions the log knows of; there never are fewer later.
        var count = 0
        var positions: [SubjectID: Position] = [:]
    }

    /// How often keys are waited for that another process is about to store, and how long.
    private static let attempts = 20
    private static let pauseMicroseconds: UInt32 = 100_000

    /// Takes note of redactions, so that keys from before one are not taken for current.
    func learn(_ found: LastRedactions) {
        let changed = lastRedactions.withLock { last -> [SubjectID] in
            guard found.count > last.count else { return [] }
            let changed = found.positions.filter { last.positions[$0.key] != $0.value }
            last = found
            return Array(changed.keys)
        }
        redactionCount.store(
            lastRedactions.withLock { $0.count },
            ordering: .sequentiallyConsistent
        )
        cache.withLock { cache in
            for subject in changed { cache[subject] = nil }
        }
    }

    /// Whether keys are those that hold behind a subject's last redaction.
    func areCurrent(_ keys: SubjectKeys, of subject: SubjectID) -> Bool {
        if redactionCount.load(ordering: .sequentiallyConsistent) == 0 { return true }
        guard let last = lastRedactions.withLock({ $0.positions[subject] }) else { return true }
        return keys.since > last
    }

    /// Reads keys that another process is about to store, or throws where it never does.
    func awaitCurrentKeys(of subject: SubjectID) throws -> SubjectKeys {
        for _ in 0..<Self.attempts {
            let keys = try unwrapKeys(of: subject)
            if areCurrent(keys, of: subject) { return keys }
            usleep(Self.pauseMicroseconds)
        }
        throw EventLogError(
            .underWay,
            "parts of what \(subject) had are being erased, and it was not finished; "
                + "run any command that writes"
        )
    }

    /// The key that opens a person's record; `nil` where it was destroyed, or the record is too
    /// short to have one.
    func key(
        of record: RawSpan,
        _ header: RecordHeader,
        from keys: SubjectKeys
    ) throws -> SealingKey? {
        if header.position >= keys.since { return Record.key(of: record, from: keys) }
        return try keptKey(of: header.subject, at: header.position)
    }

    /// The key of one record from before the subject's keys were renewed; `nil` where there is
    /// none.
    func keptKey(of subject: SubjectID, at position: Position) throws -> SealingKey? {
        guard let keptDatabase else { return nil }
        let txn = try environment.beginRead()
        let name = Self.keptName(subject, position)
        guard let wrapped = unsafe try txn.value(in: keptDatabase, forKey: name.span.bytes) else {
            return nil
        }
        guard let own = keptKey(wrapped, name) else {
            throw EventLogError.damaged("the key of the record at position \(position)")
        }
        return own
    }

    /// Unwraps the key of a record that stands under a name; `nil` where it does not open.
    func keptKey(_ wrapped: RawSpan, _ name: [UInt8]) -> SealingKey? {
        var plain: [UInt8] = []
        let context = Array("record-key".utf8) + name
        let isOpen = unsafe Sealer.open(
            wrapped,
            with: key.subjectWrap,
            authenticating: context.span.bytes,
            to: &plain
        )
        guard isOpen, plain.count == SealingKey.byteCount else { return nil }
        return SealingKey(plain.span)
    }

    /// Puts new keys in the place of a subject's, and keeps the keys of some records from before,
    /// in one durable transaction.
    ///
    /// What could be opened by the keys before, and is not among those, nobody can open any more.
    func renew(
        _ subject: SubjectID,
        with keys: SubjectKeys,
        keeping kept: [(position: Position, key: SealingKey)]
    ) throws {
        guard let keptDatabase else {
            preconditionFailure("Whoever may write has opened every database of the vault")
        }
        var nonces = Nonces()
        var txn = try environment.beginWrite()
        try deleteKeptKeys(of: subject, in: &txn)
        try keepAccessRoot(of: subject, nonce: nonces.next(), in: &txn)
        for (position, own) in kept {
            let name = Self.keptName(subject, position)
            let context = Array("record-key".utf8) + name
            var wrapped: [UInt8] = []
            unsafe Sealer.seal(
                own.bytes.span.bytes,
                with: key.subjectWrap,
                nonce: nonces.next(),
                authenticating: context.span.bytes,
                to: &wrapped
            )
            unsafe try txn.put(wrapped.span.bytes, forKey: name.span.bytes, in: keptDatabase)
        }
        let wrapped = keys.wrapped(with: key, of: subject, nonce: nonces.next())
        unsafe try txn.put(wrapped.span.bytes, forKey: subject.rawValue, in: keyDatabase)
        try txn.commit()
        cache.withLock { $0[subject] = nil }
    }

    /// Takes out the keys that are kept for a subject's records.
    func deleteKeptKeys(of subject: SubjectID, in txn: inout WriteTransaction) throws {
        guard let keptDatabase else { return }
        for name in try keptNames(of: subject, in: txn) {
            _ = unsafe try txn.delete(forKey: name.span.bytes, in: keptDatabase)
        }
    }

    private func keptNames(
        of subject: SubjectID,
        in txn: borrowing WriteTransaction
    ) throws -> [[UInt8]] {
        guard let keptDatabase else { return [] }
        var names: [[UInt8]] = []
        let prefix = Self.keptName(subject, .first)
        var cursor = try txn.cursor(in: keptDatabase)
        var entry = unsafe try cursor.seek(atOrAfter: prefix.span.bytes)
        while let current = entry {
            let name = [UInt8](copying: current.key)
            guard name.prefix(8) == prefix.prefix(8) else { break }
            names.append(name)
            entry = try cursor.next()
        }
        return names
    }

    /// The place of a kept key: subject and position, most significant byte first.
    static func keptName(_ subject: SubjectID, _ position: Position) -> [UInt8] {
        var name: [UInt8] = []
        name.append(bigEndian: subject.rawValue)
        name.append(bigEndian: position.rawValue)
        return name
    }
}
