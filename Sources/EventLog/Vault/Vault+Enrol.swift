internal import Crypto
internal import EventModel
internal import LMDB
internal import Synchronization

extension Vault {
    /// What an append adds to the vault.
    struct Additions: Sendable {
        /// New subjects with their keys.
        var subjects: [(SubjectID, SubjectKeys)] = []
        /// New aliases, with the digest they are found by.
        var aliases: [(alias: Alias, digest: [UInt8], subject: SubjectID)] = []

        var isEmpty: Bool { subjects.isEmpty && aliases.isEmpty }
    }

    /// Stores new subjects and aliases in one durable transaction.
    ///
    /// It runs before the log's own commit: a crash between the two leaves a subject without events,
    /// which the same append finds and uses when it is sent again; the other order would leave
    /// sealed events without a key.
    func enrol(_ additions: Additions, nextSubject: SubjectID) throws {
        var txn = try environment.beginWrite()
        for (subject, keys) in additions.subjects {
            var wrapped: [UInt8] = []
            let context = Self.keyContext(subject)
            unsafe Sealer.seal(
                keys.bytes.span.bytes, with: key.subjectWrap, authenticating: context.span.bytes,
                to: &wrapped)
            unsafe try txn.put(wrapped.span.bytes, forKey: subject.rawValue, in: keyDatabase)
        }
        for (alias, digest, subject) in additions.aliases {
            try add(alias, digest: digest, of: subject, in: &txn)
        }
        var next: [UInt8] = []
        next.append(littleEndian: nextSubject.rawValue)
        let name = Self.nextSubjectName
        unsafe try txn.put(next.span.bytes, forKey: name.span.bytes, in: metaDatabase)
        try txn.commit()
        cache.withLock { cache in
            for (subject, keys) in additions.subjects { cache[subject] = keys }
        }
    }

    private func add(
        _ alias: Alias, digest: [UInt8], of subject: SubjectID, in txn: inout WriteTransaction
    ) throws {
        var value: [UInt8] = []
        value.append(littleEndian: subject.rawValue)
        unsafe try txn.put(value.span.bytes, forKey: digest.span.bytes, in: aliasDatabase)
        let row = Self.numberKey(subject, ordinal: try countAliases(of: subject, in: txn))
        var sealed: [UInt8] = []
        let context = Self.numberContext(row)
        unsafe Sealer.seal(
            alias.text.span.bytes, with: key.aliasSeal, authenticating: context.span.bytes,
            to: &sealed)
        unsafe try txn.put(sealed.span.bytes, forKey: row.span.bytes, in: numberDatabase)
    }

    private func countAliases(
        of subject: SubjectID, in txn: borrowing WriteTransaction
    ) throws -> UInt32 {
        var count: UInt32 = 0
        while true {
            let row = Self.numberKey(subject, ordinal: count)
            guard unsafe try txn.value(in: numberDatabase, forKey: row.span.bytes) != nil else {
                return count
            }
            count += 1
        }
    }
}
