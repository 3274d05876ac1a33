public import EventModel
internal import LMDB
internal import Synchronization

extension StoreFiles {
    /// Tells the vault which redactions a snapshot of the log knows of.
    ///
    /// Costs the look at a count, and where it has grown a walk over all redactions.
    func noteRedactions(in txn: borrowing some Transaction & ~Copyable) throws {
        guard let redactions else { return }
        let count = try txn.statistics(of: redactions).entryCount
        guard count > vault.redactionCount.load(ordering: .sequentiallyConsistent) else { return }
        var found = Vault.LastRedactions(count: count)
        for (subject, position) in try LogFiles.redactions(in: redactions, txn) {
            found.positions[subject] = position
        }
        vault.learn(found)
    }

    /// Runs `body` as ``read(_:)`` does, and once more where it fails because keys were renewed
    /// between its snapshot and its look at the vault.
    func readWithKeys<R>(
        _ body: (LogFiles, borrowing ReadTransaction) throws -> R
    ) throws -> R {
        let known = vault.redactionCount.load(ordering: .sequentiallyConsistent)
        do {
            return try read(body)
        } catch let error where error is CodecError || error is EventLogError {
            try noteRedactions(in: environment.beginRead())
            if vault.redactionCount.load(ordering: .sequentiallyConsistent) == known {
                throw error
            }
            return try read(body)
        }
    }

    /// Renews the keys of persons of whom parts were destroyed, where the vault has not done it
    /// yet: after an interruption, or when an older vault was put back.
    func applyRedactions() throws {
        guard let redactions else { return }
        let all = try LogFiles.redactions(in: redactions, environment.beginRead())
        for (subject, position) in all {
            guard let keys = try vault.storedKeys(of: subject), keys.since <= position else {
                continue
            }
            // The commit that said so has set it; whoever writes now may wait for the new keys.
            if try !isToBeScrubbed() {
                try environment.write { (txn: inout WriteTransaction) in
                    try Self.markForScrubbing(meta, in: &txn)
                }
            }
            try renewKeys(of: subject, by: position, from: keys)
        }
    }

    /// Renews a person's keys as the redaction at a position says, which the old ones open.
    private func renewKeys(
        of subject: SubjectID,
        by position: Position,
        from old: SubjectKeys
    ) throws {
        let (said, kept) = try older(than: position, of: subject, from: old)
        guard let next = SubjectKeys(said.nextKeys, sealedUnder: old, of: subject) else {
            throw EventLogError.damaged("the redaction at position \(position)")
        }
        let destroyed = Set(said.replacements.map(\.position))
        try vault.renew(
            subject,
            with: next.since(position.next),
            keeping: kept.filter { !destroyed.contains($0.0) }
        )
    }

    /// The redaction at a position, and the keys of the person's records up to it.
    ///
    /// A walk over headers: neither the index nor the packed history need be there.
    private func older(
        than position: Position,
        of subject: SubjectID,
        from old: SubjectKeys
    ) throws -> (said: Redaction, keys: [(Position, SealingKey)]) {
        var kept: [(Position, SealingKey)] = []
        let txn = try environment.beginRead()
        var cursor = try txn.cursor(in: log)
        while let entry = try cursor.next() {
            let place = Position(rawValue: entry.integerKey)
            if place > position { break }
            let header = try Record.header(of: entry.value, at: place)
            guard header.subject == subject,
                let key = try vault.key(of: entry.value, header, from: old)
            else { continue }
            kept.append((place, key))
            guard place == position else { continue }
            var plain: [UInt8] = []
            guard header.type == .redaction, Record.open(entry.value, with: key, to: &plain) else {
                throw EventLogError.damaged("the redaction at position \(position)")
            }
            return (try Redaction(decoding: unsafe Payload(plain.span.bytes).body), kept)
        }
        throw EventLogError.damaged("the redaction at position \(position)")
    }
}

extension LMDBEventStore {
    /// New keys for a person, sealed under those that she has: what a redaction brings along.
    ///
    /// They hold once the log has the redaction. Throws `.keyMissing` where the person has none.
    public func renewedKeys(of subject: SubjectID) throws(EventLogError) -> [UInt8] {
        try translating("renewing the keys of \(subject)") {
            try files.read { files, _ in
                SubjectKeys().sealed(under: try files.vault.keys(of: subject), of: subject)
            }
        }
    }
}

extension SubjectKeys {
    /// Seals new keys of a person under those that she has.
    func sealed(under old: SubjectKeys, of subject: SubjectID) -> [UInt8] {
        var nonces = Nonces()
        let nonce = nonces.next()
        let context = Vault.keyContext(subject)
        var sealed: [UInt8] = []
        unsafe Sealer.seal(
            bytes.span.bytes,
            with: AESGCM.derived(from: old.records, nonce: nonce),
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &sealed
        )
        return sealed
    }

    /// Opens keys that were sealed under those before; `nil` where they do not open.
    init?(_ sealed: [UInt8], sealedUnder old: SubjectKeys, of subject: SubjectID) {
        guard sealed.count > Nonce.byteCount else { return nil }
        let nonce = Nonce(bytes: [12 of UInt8] { sealed[$0] })
        let context = Vault.keyContext(subject)
        var plain: [UInt8] = []
        let isOpen = unsafe Sealer.open(
            sealed.span.bytes,
            with: AESGCM.derived(from: old.records, nonce: nonce),
            authenticating: context.span.bytes,
            to: &plain
        )
        guard isOpen else { return nil }
        self.init(bytes: plain.span)
    }
}
