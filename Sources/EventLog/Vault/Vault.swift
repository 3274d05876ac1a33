internal import Crypto
internal import EventModel
internal import LMDB
internal import Synchronization

/// Who the subjects are: aliases and keys, in a file of its own.
///
/// It is the only data of a store that may ever be deleted. Whoever writes to it holds the write
/// lock of the log, so that a subject number is dealt once. Byte tables: `Docs/FORMAT.md`.
final class Vault: Sendable {
    let environment: Environment
    let key: StoreKey
    /// Digest of an alias to whose it is.
    let aliasDatabase: Database
    /// Subject to its keys, wrapped.
    let keyDatabase: Database
    /// Subject and position to the key of a record from before the subject's keys were renewed,
    /// wrapped; `nil` in a vault that never had one and is read only.
    let keptDatabase: Database?
    /// Subject to what her keys of the read log follow from, wrapped, once her keys were renewed;
    /// `nil` in a vault that never had one and is read only.
    let accessDatabase: Database?
    /// Subject and ordinal to alias, sealed.
    let numberDatabase: Database
    /// The next subject's number, the last enrolment, and the fingerprint of the store's key.
    let metaDatabase: Database
    let cache = Mutex(BoundedCache<SubjectID, SubjectKeys>(capacity: 100_000))
    /// Who must have renewed keys, as far as the log was read.
    let lastRedactions = Mutex(LastRedactions())
    /// How many redactions that is about; looked at before the rest is.
    let redactionCount = Atomic(0)

    static let nextSubjectName: [UInt8] = Array("next-subject".utf8)
    static let fingerprintName: [UInt8] = Array("key-fingerprint".utf8)

    init(
        environment: Environment,
        key: StoreKey,
        access: LMDBEventStore.Access
    ) throws(LMDBError) {
        self.environment = environment
        self.key = key
        let create: Database.Options = access == .readOnly ? [] : .create
        aliasDatabase = try environment.openDatabase(named: "aliases", options: create)
        keyDatabase = try environment.openDatabase(
            named: "subject-keys",
            options: create.union(.integerKey)
        )
        keptDatabase =
            access == .readOnly
            ? try environment.openDatabase(ifExists: "record-keys")
            : try environment.openDatabase(named: "record-keys", options: create)
        accessDatabase =
            access == .readOnly
            ? try environment.openDatabase(ifExists: "access-keys", options: .integerKey)
            : try environment.openDatabase(
                named: "access-keys",
                options: create.union(.integerKey)
            )
        numberDatabase = try environment.openDatabase(named: "numbers", options: create)
        metaDatabase = try environment.openDatabase(named: "meta", options: create)
    }

    /// The digest under which an alias is found: HMAC-SHA256 of its ten digits.
    func digest(of alias: Alias) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: alias.text, using: key.aliasIndex))
    }

    /// Whose alias it is and since when.
    func entry(of alias: Alias) throws -> AliasEntry? {
        let txn = try environment.beginRead()
        return try entry(digest: digest(of: alias), in: txn)
    }

    /// Whose the alias with a digest is and since when.
    func entry(
        digest: [UInt8],
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> AliasEntry? {
        guard
            let value = unsafe try txn.checkedValue(in: aliasDatabase, forKey: digest.span.bytes)
        else { return nil }
        return try AliasEntry(decoding: value)
    }

    /// The number that the next new subject gets.
    func nextSubject(in txn: borrowing some Transaction & ~Copyable) throws -> SubjectID {
        let name = Self.nextSubjectName
        guard let value = unsafe try txn.checkedValue(in: metaDatabase, forKey: name.span.bytes)
        else { return SubjectID(rawValue: 1) }
        var reader = ByteReader(value)
        return SubjectID(rawValue: try reader.uint64())
    }

    /// The keys of a subject, from memory or unwrapped.
    func keys(of subject: SubjectID) throws -> SubjectKeys {
        // Whoever read them before others were stored may put older ones there.
        if let known = cache.withLock({ $0[subject] }), areCurrent(known, of: subject) {
            return known
        }
        var keys = try unwrapKeys(of: subject)
        if !areCurrent(keys, of: subject) { keys = try awaitCurrentKeys(of: subject) }
        cache.withLock { $0[subject] = keys }
        return keys
    }

    /// Every alias of a subject in the order they were learnt, those that do not count yet too.
    func aliases(of subject: SubjectID) throws -> [Alias] {
        var aliases: [Alias] = []
        let txn = try environment.beginRead()
        var cursor = try txn.cursor(in: numberDatabase)
        let prefix = Self.numberKey(subject, ordinal: 0)
        var entry = unsafe try cursor.seek(atOrAfter: prefix.span.bytes)
        while let current = entry {
            let key = [UInt8](copying: current.key)
            guard key.prefix(8) == prefix.prefix(8) else { break }
            aliases.append(try openAlias(current.value, row: key, of: subject))
            entry = try cursor.next()
        }
        return aliases
    }

    /// The keys of a subject as the file has them.
    func unwrapKeys(of subject: SubjectID) throws -> SubjectKeys {
        guard let keys = try storedKeys(of: subject) else { throw try missingKey(of: subject) }
        return keys
    }

    /// The keys of a subject as the file has them, `nil` where it has none.
    func storedKeys(of subject: SubjectID) throws -> SubjectKeys? {
        let txn = try environment.beginRead()
        guard let wrapped = try txn.value(in: keyDatabase, forKey: subject.rawValue) else {
            return nil
        }
        var bytes: [UInt8] = []
        return try unwrap(wrapped, of: subject, using: &bytes)
    }

    /// Opens a subject's wrapped keys; `workspace` is emptied and used.
    func unwrap(
        _ wrapped: RawSpan,
        of subject: SubjectID,
        using workspace: inout [UInt8]
    ) throws -> SubjectKeys {
        workspace.removeAll(keepingCapacity: true)
        let context = Self.keyContext(subject)
        guard
            unsafe Sealer.open(
                wrapped,
                with: key.subjectWrap,
                authenticating: context.span.bytes,
                to: &workspace
            ),
            let keys = SubjectKeys(bytes: workspace.span)
        else { throw EventLogError.damaged("the key of \(subject)") }
        return keys
    }

    /// Why a subject has no keys.
    func missingKey(of subject: SubjectID) throws -> EventLogError {
        guard try subject < nextSubject(in: environment.beginRead()) else {
            return EventLogError(
                .damaged,
                "the vault never dealt \(subject); the log is damaged or the vault an older one"
            )
        }
        return EventLogError(
            .keyMissing,
            "the vault has no key for \(subject); it was erased, or restore the log's own vault"
        )
    }

    func openAlias(
        _ sealed: RawSpan,
        row: [UInt8],
        of subject: SubjectID
    ) throws -> Alias {
        var plain: [UInt8] = []
        let context = Self.numberContext(row)
        guard
            unsafe Sealer.open(
                sealed,
                with: key.aliasSeal,
                authenticating: context.span.bytes,
                to: &plain
            ),
            let alias = Alias(text: plain)
        else { throw EventLogError.damaged("an alias of \(subject)") }
        return alias
    }

    /// What a subject's wrapped keys are bound to: `subject-keys` and the subject.
    static func keyContext(_ subject: SubjectID) -> [20 of UInt8] {
        let name: StaticString = "subject-keys"
        let subject = subject.rawValue
        return [20 of UInt8] { index in
            index < 12
                ? unsafe name.utf8Start[index]
                : UInt8(truncatingIfNeeded: subject &>> (8 &* UInt64(index &- 12)))
        }
    }

    /// The key of a sealed alias: subject and ordinal, most significant byte first.
    static func numberKey(_ subject: SubjectID, ordinal: UInt32) -> [UInt8] {
        var key: [UInt8] = []
        key.append(bigEndian: subject.rawValue)
        key.append(bigEndian: ordinal)
        return key
    }

    /// What a sealed alias is bound to.
    static func numberContext(_ row: [UInt8]) -> [UInt8] { Array("alias".utf8) + row }
}
