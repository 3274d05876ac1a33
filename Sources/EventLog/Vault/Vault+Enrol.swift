internal import Crypto
internal import EventModel
internal import LMDB
internal import Synchronization

extension Vault {
    /// What an append adds to the vault.
    struct Additions: Sendable {
        /// New subjects with their keys.
        var subjects: [(subject: SubjectID, keys: SubjectKeys)] = []
        /// New aliases, with the digest they are found by.
        var aliases: [(alias: Alias, digest: [UInt8], subject: SubjectID)] = []

        /// Whether there is nothing to store.
        var isEmpty: Bool { subjects.isEmpty && aliases.isEmpty }
    }

    /// How many items are sealed in one job.
    private static let sealingChunk = 256

    /// Stores what a batch adds in one durable transaction, before the log's own commit.
    ///
    /// The other order would leave sealed events without a key after a crash between the two. What
    /// is stored here counts only once the log has an event at `position`, the place of the batch's
    /// first; ``undoUnfinished(next:)`` takes it out again if that never comes about.
    func enrol(_ additions: Additions, at position: Position) throws {
        let wrapped = try wrap(additions.subjects)
        var txn = try environment.beginWrite()
        for (index, (subject, _)) in additions.subjects.enumerated() {
            let value = wrapped[index]
            unsafe try txn.put(value.span.bytes, forKey: subject.rawValue, in: keyDatabase)
        }
        let rows = try dealRows(to: additions.aliases, in: txn)
        let sealed = try seal(additions.aliases, rows: rows)
        for (index, (_, digest, subject)) in additions.aliases.enumerated() {
            let value = AliasEntry(subject: subject, position: position).bytes
            unsafe try txn.putChecked(value, forKey: digest.span.bytes, in: aliasDatabase)
            let row = rows[index]
            let number = sealed[index]
            unsafe try txn.put(number.span.bytes, forKey: row.span.bytes, in: numberDatabase)
        }
        let next = try nextSubject(in: txn)
        try put(Enrolment(position: position, firstSubject: next), in: &txn)
        if let last = additions.subjects.last?.subject {
            try put(nextSubject: SubjectID(rawValue: last.rawValue &+ 1), in: &txn)
        }
        try txn.commit()
    }

    /// Keeps the keys of subjects whose first events the log has.
    func remember(_ additions: Additions) {
        cache.withLock { cache in
            for (subject, keys) in additions.subjects { cache[subject] = keys }
        }
    }

    private func wrap(_ subjects: [(subject: SubjectID, keys: SubjectKeys)]) throws -> [[UInt8]] {
        let jobs = ParallelJobs<[[UInt8]]>()
        jobs.append(count: subjects.count, chunk: Self.sealingChunk) { [key] range in
            var nonces = Nonces()
            var wrapped: [[UInt8]] = []
            for (subject, keys) in subjects[range] {
                wrapped.append(keys.wrapped(with: key, of: subject, nonce: nonces.next()))
            }
            return wrapped
        }
        return try jobs.results().flatMap { $0 }
    }

    private func seal(
        _ aliases: [(alias: Alias, digest: [UInt8], subject: SubjectID)],
        rows: [[UInt8]]
    ) throws -> [[UInt8]] {
        let jobs = ParallelJobs<[[UInt8]]>()
        jobs.append(count: aliases.count, chunk: Self.sealingChunk) { [key] range in
            var nonces = Nonces()
            var sealed: [[UInt8]] = []
            for index in range {
                var bytes: [UInt8] = []
                let context = Self.numberContext(rows[index])
                unsafe Sealer.seal(
                    aliases[index].alias.text.span.bytes,
                    with: key.aliasSeal,
                    nonce: nonces.next(),
                    authenticating: context.span.bytes,
                    to: &bytes
                )
                sealed.append(bytes)
            }
            return sealed
        }
        return try jobs.results().flatMap { $0 }
    }

    /// The keys under which the aliases will stand, each behind those of its subject.
    private func dealRows(
        to aliases: [(alias: Alias, digest: [UInt8], subject: SubjectID)],
        in txn: borrowing WriteTransaction
    ) throws -> [[UInt8]] {
        var counts: [SubjectID: UInt32] = [:]
        return try aliases.map { _, _, subject in
            let ordinal = try counts[subject] ?? countAliases(of: subject, in: txn)
            counts[subject] = ordinal + 1
            return Self.numberKey(subject, ordinal: ordinal)
        }
    }

    /// How many aliases of a subject are stored.
    func countAliases(
        of subject: SubjectID,
        in txn: borrowing WriteTransaction
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

extension SubjectKeys {
    /// A subject's keys as the vault has them: sealed under the store's own.
    func wrapped(with key: StoreKey, of subject: SubjectID, nonce: Nonce) -> [UInt8] {
        var wrapped: [UInt8] = []
        let context = Vault.keyContext(subject)
        unsafe Sealer.seal(
            bytes.span.bytes,
            with: key.subjectWrap,
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &wrapped
        )
        return wrapped
    }
}
