internal import EventModel
internal import LMDB

/// Who the subjects are as a batch sees them: those of the vault and those that it adds.
struct BatchPeople: ~Copyable {
    /// Found before, by this batch or an earlier one.
    private(set) var cache: BoundedCache<Alias, SubjectID>
    /// What is to be stored in the vault.
    private(set) var additions = Vault.Additions()
    /// The number that the next new subject gets, read when it is first needed.
    private(set) var nextSubject: SubjectID?
    private let vault: Vault
    /// The vault as the batch found it; nobody else writes to it meanwhile.
    private let txn: ReadTransaction
    private var newAliases: [Alias: SubjectID] = [:]
    private var newKeys: [SubjectID: SubjectKeys] = [:]
    /// Digests of aliases that nobody had when they were looked up.
    private var digests: [Alias: [UInt8]] = [:]

    init(vault: Vault, cache: consuming BoundedCache<Alias, SubjectID>) throws {
        let txn = try vault.environment.beginRead()
        self.vault = vault
        self.txn = txn
        self.cache = cache
    }

    /// What one request would add, kept apart until the request is accepted.
    struct Tentative {
        fileprivate var aliases: [Alias: SubjectID] = [:]
        fileprivate var order: [Alias] = []
        fileprivate var subjects: [SubjectID] = []
    }

    /// The subject of an alias as the vault, the batch and the request have it.
    mutating func subject(for alias: Alias, _ tentative: Tentative) throws -> SubjectID? {
        if let subject = tentative.aliases[alias] { return subject }
        return try subject(for: alias)
    }

    /// The subject of an alias as the vault and the batch have it.
    mutating func subject(for alias: Alias) throws -> SubjectID? {
        if let subject = cache[alias] ?? newAliases[alias] { return subject }
        if digests[alias] != nil { return nil }
        let digest = vault.digest(of: alias)
        guard let subject = try vault.entry(digest: digest, in: txn)?.subject else {
            digests[alias] = digest
            return nil
        }
        cache[alias] = subject
        return subject
    }

    /// Deals the next subject number to the person with an alias that nobody has.
    mutating func enrol(_ alias: Alias, _ tentative: inout Tentative) throws -> SubjectID {
        let first = try nextSubject ?? vault.nextSubject(in: txn)
        nextSubject = first
        let dealt = UInt64(tentative.subjects.count)
        let subject = SubjectID(rawValue: first.rawValue &+ dealt)
        tentative.subjects.append(subject)
        add(alias, of: subject, &tentative)
        return subject
    }

    /// Makes a further alias known that nobody has.
    func add(_ alias: Alias, of subject: SubjectID, _ tentative: inout Tentative) {
        tentative.aliases[alias] = subject
        tentative.order.append(alias)
    }

    /// Takes over what an accepted request adds.
    mutating func adopt(_ tentative: Tentative) {
        for subject in tentative.subjects {
            let keys = SubjectKeys()
            additions.subjects.append((subject, keys))
            newKeys[subject] = keys
            nextSubject = SubjectID(rawValue: subject.rawValue &+ 1)
        }
        for alias in tentative.order {
            guard let subject = tentative.aliases[alias] else { continue }
            let digest = digests[alias] ?? vault.digest(of: alias)
            additions.aliases.append((alias, digest, subject))
            newAliases[alias] = subject
        }
    }

    /// The keys of a subject that the batch adds.
    func keys(ofNew subject: SubjectID) -> SubjectKeys? { newKeys[subject] }

    /// Stores the additions, durably, for the batch whose first event stands at `position`.
    func enrol(at position: Position) throws {
        guard !additions.isEmpty else { return }
        try vault.enrol(additions, at: position)
    }

    /// Everything that is worth remembering once the batch is durable.
    mutating func remember() -> BoundedCache<Alias, SubjectID> {
        vault.remember(additions)
        for (alias, subject) in newAliases { cache[alias] = subject }
        return cache
    }
}
