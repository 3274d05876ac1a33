internal import EventModel
internal import LMDB

/// Who stands in a damaged store's vault: the keys and numbers that still open.
struct SalvagedPeople {
    /// A number by which somebody is found, and since which place of the log.
    struct Number {
        let alias: Alias
        let subject: SubjectID
        let position: Position
    }

    private(set) var keys: [SubjectID: SubjectKeys] = [:]
    /// The keys of records from before their persons' keys were renewed, by place.
    private(set) var kept: [UInt64: SealingKey] = [:]
    /// What the read log's keys follow from, of persons whose keys were renewed.
    private(set) var accessRoots: [SubjectID: SealingKey] = [:]
    private(set) var numbers: [Number] = []
    /// Whose numbers stand there and do not open, one entry for each.
    private(set) var lostNumbers: [SubjectID] = []
    /// Behind every subject that was ever dealt, as far as the vault can tell.
    private(set) var next: UInt64

    /// Reads a vault as far as it goes.
    init(_ vault: Vault) {
        let file = SalvageFile(environment: vault.environment)
        next = 1
        if let txn = try? vault.environment.beginRead(), let dealt = try? vault.nextSubject(in: txn)
        {
            next = dealt.rawValue
        }
        var workspace: [UInt8] = []
        file.walk(vault.keyDatabase) { key, wrapped in
            let subject = SubjectID(rawValue: SalvageFile.number(key))
            let bytes = unsafe wrapped.span.bytes
            guard let own = try? vault.unwrap(bytes, of: subject, using: &workspace) else { return }
            keys[subject] = own
            note(subject)
        }
        if let keptDatabase = vault.keptDatabase {
            file.walk(keptDatabase) { name, wrapped in
                guard name.count == 16 else { return }
                let place = name.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                kept[place] = unsafe vault.keptKey(wrapped.span.bytes, name)
            }
        }
        if let accessDatabase = vault.accessDatabase {
            file.walk(accessDatabase) { key, wrapped in
                let subject = SubjectID(rawValue: SalvageFile.number(key))
                accessRoots[subject] = unsafe vault.accessRoot(wrapped.span.bytes, of: subject)
            }
        }
        file.walk(vault.numberDatabase) { row, sealed in
            guard row.count == RowKey.byteCount else { return }
            let subject = SubjectID(rawValue: row.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            let bytes = unsafe sealed.span.bytes
            guard let alias = try? vault.openAlias(bytes, row: row, of: subject) else {
                return lostNumbers.append(subject)
            }
            let entry = try? vault.entry(of: alias)
            // Where its own entry is damaged it counts from the beginning.
            let position = entry?.subject == subject ? entry?.position : nil
            numbers.append(Number(alias: alias, subject: subject, position: position ?? .first))
            note(subject)
        }
    }

    /// Whether a record is from before its person's keys were renewed.
    func isOlder(_ header: RecordHeader) -> Bool {
        keys[header.subject].map { header.position < $0.since } ?? false
    }

    /// The key that opens a person's record, `nil` where it is not there.
    func key(of record: RawSpan, _ header: RecordHeader) -> SealingKey? {
        if isOlder(header) { return kept[header.position.rawValue] }
        return keys[header.subject].flatMap { Record.key(of: record, from: $0) }
    }

    private mutating func note(_ subject: SubjectID) {
        next = max(next, subject.rawValue &+ 1)
    }
}

extension Vault {
    private static let peoplePerTransaction = 50_000

    /// Takes in the keys and numbers of the people of another vault of the same store key.
    ///
    /// Both are sealed anew: a number stands under its place among its person's, and one before it
    /// may be lost.
    func takeIn(
        _ people: SalvagedPeople,
        where isWanted: (SubjectID) -> Bool
    ) throws {
        var nonces = Nonces()
        let subjects = people.keys.keys.filter(isWanted).sorted()
        for start in stride(from: 0, to: subjects.count, by: Self.peoplePerTransaction) {
            var txn = try environment.beginWrite()
            for subject in subjects[start..<min(subjects.count, start + Self.peoplePerTransaction)]
            {
                guard let keys = people.keys[subject] else { continue }
                let wrapped = keys.wrapped(with: key, of: subject, nonce: nonces.next())
                unsafe try txn.put(wrapped.span.bytes, forKey: subject.rawValue, in: keyDatabase)
                if let root = people.accessRoots[subject] {
                    try put(accessRoot: root, of: subject, nonce: nonces.next(), in: &txn)
                }
            }
            try txn.commit()
        }
        let numbers = people.numbers.filter { isWanted($0.subject) }
        for start in stride(from: 0, to: numbers.count, by: Self.peoplePerTransaction) {
            var txn = try environment.beginWrite()
            for number in numbers[start..<min(numbers.count, start + Self.peoplePerTransaction)] {
                try put(number, nonces.next(), in: &txn)
            }
            try txn.commit()
        }
    }

    private func put(
        _ number: SalvagedPeople.Number,
        _ nonce: Nonce,
        in txn: inout WriteTransaction
    ) throws {
        let ordinal = try countAliases(of: number.subject, in: txn)
        let row = Self.numberKey(number.subject, ordinal: ordinal)
        let context = Self.numberContext(row)
        var sealed: [UInt8] = []
        unsafe Sealer.seal(
            number.alias.text.span.bytes,
            with: key.aliasSeal,
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &sealed
        )
        unsafe try txn.put(sealed.span.bytes, forKey: row.span.bytes, in: numberDatabase)
        let digest = digest(of: number.alias)
        let entry = AliasEntry(subject: number.subject, position: number.position)
        unsafe try txn.putChecked(entry.bytes, forKey: digest.span.bytes, in: aliasDatabase)
    }

    /// Sees that numbers are dealt from one on, as none is ever dealt twice.
    func raise(nextSubject next: UInt64) throws {
        try environment.write { (txn: inout WriteTransaction) in
            let dealt = try nextSubject(in: txn).rawValue
            if next > dealt { try put(nextSubject: SubjectID(rawValue: next), in: &txn) }
        }
    }
}
