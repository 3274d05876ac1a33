internal import EventLog
internal import EventModel
internal import LMDB

/// One write transaction of the read log being filled.
struct AccessBatch: ~Copyable {
    private let files: AccessFiles
    private let keyring: AccessKeyring
    private var txn: WriteTransaction
    private var tail: AccessFiles.Tail
    private let now: Int64
    private var nonces = Nonces()
    /// Reused for every entry.
    private var content: [UInt8] = []
    private var chained: [UInt8] = []
    private var value: [UInt8] = []

    /// Begins a transaction, after waiting for the one before it, in whatever process.
    ///
    /// Who was erased is asked for inside it: an erasure takes her index entries out in a
    /// transaction behind this one, so none can be added that it does not see.
    init(files: AccessFiles, keyring: AccessKeyring, now: () -> Instant) throws {
        let txn = try files.environment.beginWrite()
        let tail = try files.tail(in: txn)
        try keyring.refresh()
        self.files = files
        self.keyring = keyring
        self.txn = txn
        self.tail = tail
        self.now = now().microseconds
    }

    /// Adds an entry and gives its number, or says why it can not be taken; nothing is added then.
    mutating func add(_ entry: AccessEntry) throws -> Result<UInt64, AccessLogError> {
        var seen: Set<SubjectID> = []
        var tokens: [AccessToken] = []
        var keys: [SubjectAccessKeys] = []
        for subject in entry.subjects where seen.insert(subject).inserted {
            switch try keyring.subject(subject) {
            case .keys(let own):
                tokens.append(own.token)
                keys.append(own)
            case .erased: tokens.append(.nobody)
            case .unknown:
                return .failure(.badEntry(field: "subjects", reason: "names nobody: \(subject)"))
            }
        }
        var criterion = AccessContent.Criterion.none
        if let text = entry.criterion {
            criterion = seal(text, with: keys, of: tokens.count)
        }
        return .success(try add(entry, tokens, criterion))
    }

    private mutating func seal(
        _ text: String,
        with keys: [SubjectAccessKeys],
        of count: Int
    ) -> AccessContent.Criterion {
        if count == 0 { return .open(text) }
        // Where one of them is erased already there is no key that could be destroyed with her.
        if keys.count < count { return .sealed([]) }
        let nonce = nonces.next()
        return .sealed(AccessCriterion.seal(text, with: keys, number: tail.next, nonce: nonce))
    }

    /// Adds an entry that says what will be taken away from the front.
    mutating func add(_ entry: AccessEntry, pruning pruned: PrunedAccess) throws -> UInt64 {
        try add(entry, [], .none, pruned)
    }

    private mutating func add(
        _ entry: AccessEntry,
        _ tokens: [AccessToken],
        _ criterion: AccessContent.Criterion,
        _ pruned: PrunedAccess? = nil
    ) throws -> UInt64 {
        let number = tail.next
        let header = AccessHeader(
            kind: pruned == nil ? .reading : .pruning,
            number: number,
            recorded: max(now, tail.recorded == .max ? .max : tail.recorded + 1)
        )
        content.removeAll(keepingCapacity: true)
        AccessContent(
            header: header,
            entry: entry,
            tokens: tokens,
            criterion: criterion,
            pruned: pruned
        ).append(to: &content)
        let hash = AccessRecord.write(
            content,
            under: header,
            after: tail.hash,
            key: files.key,
            nonce: nonces.next(),
            to: &value,
            using: &chained
        )
        let record = value
        unsafe try txn.put(record.span.bytes, forKey: number, in: files.log, mode: .append)
        for token in tokens where token != .nobody {
            try txn.put(AccessIndexKey(token, number), in: files.subjects)
        }
        let actor = keyring.token(ofActor: entry.actor)
        try txn.put(AccessIndexKey(actor, number), in: files.actors)
        tail = AccessFiles.Tail(next: number + 1, hash: hash, recorded: header.recorded)
        return number
    }

    /// Notes which entry moves the chain's beginning.
    mutating func put(_ anchor: AccessAnchor) throws {
        try files.put(anchor, in: &txn)
    }

    /// Makes everything durable, all at once.
    consuming func commit() throws {
        try txn.commit()
    }
}
