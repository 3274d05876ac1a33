internal import EventLog
internal import EventModel
internal import LMDB

extension AccessStore {
    /// Some entries, and where to go on.
    ///
    /// One short read transaction. A page about a subject or an actor costs a search in each lot, a
    /// step for each entry, and a look at the entries that are in no lot yet; where it names
    /// subjects whom this process has not met, one walk over the vault besides: one to three
    /// seconds for a million persons. Throws `.badEntry` for a limit below one, `.store` where the
    /// files fail or an entry that may be asked for does not open.
    public func page(_ query: AccessQuery) throws(AccessLogError) -> AccessPage {
        guard query.limit > 0 else {
            throw .badEntry(field: "limit", reason: "is below one; ask for at least one entry")
        }
        return try logging("reading the read log") {
            let token = try query.subject.map { try self.token(of: $0) }
            if case .some(.none) = token { return AccessPage(entries: [], next: nil) }
            let (contents, next) = try contents(of: query, token?.flatMap { $0 })
            return AccessPage(entries: try recorded(contents), next: next)
        }
    }

    /// How many entries the log has now.
    public func count() throws(AccessLogError) -> UInt64 {
        try logging("counting the read log") {
            try files.environment.read { txn in
                UInt64(try txn.statistics(of: files.log).entryCount)
            }
        }
    }

    /// A subject's token, `nil` where her key was destroyed or there is nobody of that number.
    private func token(of subject: SubjectID) throws -> AccessToken? {
        try keyring.refresh()
        guard case .keys(let keys) = try keyring.subject(subject) else { return nil }
        return keys.token
    }

    private func contents(
        of query: AccessQuery,
        _ subject: AccessToken?
    ) throws -> (contents: [AccessContent], next: UInt64?) {
        try files.environment.read { txn in
            guard let range = try files.numbers(of: query, in: txn) else { return ([], nil) }
            let walk = AccessWalk(
                files: files,
                wanted: AccessWalk.Wanted(
                    subject: subject,
                    actor: query.actor.map { ($0, keyring.token(ofActor: $0)) }
                ),
                range: range,
                newestFirst: query.newestFirst
            )
            let numbers = try walk.numbers(limit: query.limit, in: txn)
            let contents = try numbers.map { try files.content($0, in: txn) }
            let isMore = numbers.count == query.limit
            return (contents, isMore ? numbers.last : nil)
        }
    }

    /// Puts subjects in the place of tokens.
    func recorded(_ contents: [AccessContent]) throws -> [RecordedAccess] {
        var tokens: Set<AccessToken> = []
        for content in contents { tokens.formUnion(content.tokens) }
        let names = tokens.isEmpty ? [:] : try keyring.subjects(behind: tokens)
        return try contents.map { try RecordedAccess($0, names: names, keyring: keyring) }
    }
}

extension RecordedAccess {
    /// Opens of a content what still opens.
    init(
        _ content: AccessContent,
        names: [AccessToken: SubjectID],
        keyring: AccessKeyring
    ) throws {
        let subjects = content.tokens.compactMap { names[$0] }
        var entry = content.entry
        entry.subjects = subjects
        var isCriterionErased = false
        switch content.criterion {
        case .none: break
        case .open(let text): entry.criterion = text
        case .sealed(let sealed):
            let keys = try subjects.compactMap { subject -> SubjectAccessKeys? in
                guard case .keys(let own) = try keyring.subject(subject) else { return nil }
                return own
            }
            if keys.count == content.tokens.count {
                entry.criterion = try AccessCriterion.open(
                    sealed,
                    with: keys,
                    number: content.header.number
                )
            } else {
                isCriterionErased = true
            }
        }
        self.init(
            number: content.header.number,
            recorded: Instant(microseconds: content.header.recorded),
            entry: entry,
            erasedSubjectCount: content.tokens.count - subjects.count,
            isCriterionErased: isCriterionErased,
            pruned: content.pruned
        )
    }
}
