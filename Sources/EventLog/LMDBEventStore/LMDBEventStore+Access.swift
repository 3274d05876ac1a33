package import EventModel
internal import LMDB

/// What the read log needs of the store beside it.
extension LMDBEventStore {
    /// How many subjects are looked at in one read transaction.
    private static let subjectsPerRead = 50_000

    /// The store's key, from which those of the read log are derived.
    package var key: StoreKey { files.vault.key }

    /// What the read log has of a subject.
    package enum AccessSubject: Sendable {
        /// Her keys.
        case keys(SubjectAccessKeys)
        /// Nothing: her data was destroyed.
        case erased
        /// Nothing: there is nobody of that number.
        case unknown
    }

    /// The read log's keys of a subject; two look-ups, one opening and three derivations.
    package func accessSubject(_ subject: SubjectID) throws(EventLogError) -> AccessSubject {
        try translating("reading the access key of \(subject)") {
            // The vault first: whoever is erased between the two is then found to be.
            let root = try files.vault.environment.read { txn in
                try files.vault.accessRoot(of: subject, in: txn)
            }
            let isErased = try files.read { files, txn in
                try files.erasure(of: subject, in: txn) != nil
            }
            if isErased { return .erased }
            return root.map { .keys(SubjectAccessKeys(root: $0)) } ?? .unknown
        }
    }

    /// How many persons were erased; there never are fewer later.
    package func erasedCount() throws(EventLogError) -> Int {
        try translating("counting erasures") {
            try files.environment.read { try $0.statistics(of: files.erased).entryCount }
        }
    }

    /// How often persons' data were destroyed, whole or in part; it only ever grows.
    package func destructionCount() throws(EventLogError) -> Int {
        try translating("counting what was destroyed") {
            try files.read { files, txn in
                let redactions = try files.redactions.map { try txn.statistics(of: $0).entryCount }
                return try txn.statistics(of: files.erased).entryCount + (redactions ?? 0)
            }
        }
    }

    /// Who the subjects behind tokens are; whose key is gone is left out.
    ///
    /// A token leads nowhere by itself, so the vault is walked through until all are found: one to
    /// three seconds for a million persons.
    package func subjects(
        behind tokens: Set<AccessToken>
    ) throws(EventLogError) -> [AccessToken: SubjectID] {
        try translating("finding subjects by their access tokens") {
            var found: [AccessToken: SubjectID] = [:]
            var next: UInt64? = 1
            while let first = next, found.count < tokens.count {
                next = try look(for: tokens, from: first, adding: &found)
            }
            return try files.read { files, txn in
                try found.filter { try files.erasure(of: $0.value, in: txn) == nil }
            }
        }
    }

    /// Looks through some subjects; gives where to go on.
    private func look(
        for tokens: Set<AccessToken>,
        from first: UInt64,
        adding found: inout [AccessToken: SubjectID]
    ) throws -> UInt64? {
        let vault = files.vault
        let txn = try vault.environment.beginRead()
        var cursor = try txn.cursor(in: vault.keyDatabase)
        var entry = try cursor.seek(atOrAfter: first)
        for _ in 0..<Self.subjectsPerRead {
            guard let current = entry else { return nil }
            let subject = SubjectID(rawValue: current.integerKey)
            if let root = try vault.accessRoot(of: subject, in: txn) {
                let token = SubjectAccessKeys.token(from: root)
                if tokens.contains(token) { found[token] = subject }
            }
            entry = try cursor.next()
        }
        return entry?.integerKey
    }
}
