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
    /// The places of the last entries, up to the next one.
    private var unindexed: AccessPlaces
    private var nonces = Nonces()
    /// Reused for every entry.
    private var content: [UInt8] = []
    private var workspace = AccessRecord.Workspace()
    private var value: [UInt8] = []

    /// Begins a transaction, after waiting for the one before it, in whatever process.
    ///
    /// Who was erased is asked for inside it: an erasure takes her index entries out in a
    /// transaction behind this one, so none can be added that it does not see.
    ///
    /// `unindexed` are places that the batch before left; they are dropped where another process
    /// wrote since.
    init(
        files: AccessFiles,
        keyring: AccessKeyring,
        now: () -> Instant,
        unindexed: consuming AccessPlaces = AccessPlaces()
    ) throws {
        let txn = try files.environment.beginWrite()
        let tail = try files.tail(in: txn)
        try keyring.refresh()
        self.files = files
        self.keyring = keyring
        self.txn = txn
        self.tail = tail
        self.now = now().microseconds
        self.unindexed =
            unindexed.numbers.upperBound == tail.next ? unindexed : AccessPlaces(before: tail.next)
    }

    /// Adds an entry and gives its number, or says why it can not be taken; nothing is added then.
    mutating func add(_ entry: AccessEntry) throws -> Result<UInt64, AccessLogError> {
        var tokens: [AccessToken] = []
        var keys: [SubjectAccessKeys] = []
        var seen: Set<SubjectID> = []
        let areSeveral = entry.subjects.count > 1
        for subject in entry.subjects where !areSeveral || seen.insert(subject).inserted {
            switch try keyring.subject(subject) {
            case .keys(let own):
                tokens.append(own.token)
                // They are needed to seal what was searched for.
                if entry.criterion != nil { keys.append(own) }
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
        AccessContent.append(entry, tokens, criterion, pruned, to: &content)
        let hash = AccessRecord.write(
            content,
            under: header,
            after: tail.hash,
            key: files.key,
            nonce: nonces.next(),
            to: &value,
            using: &workspace
        )
        let record = value
        unsafe try txn.put(record.span.bytes, forKey: number, in: files.log, mode: .append)
        unindexed.add(subjects: tokens, actor: keyring.token(ofActor: entry.actor))
        tail = AccessFiles.Tail(next: number + 1, hash: hash, recorded: header.recorded)
        return number
    }

    /// Notes which entry moves the chain's beginning.
    mutating func put(_ anchor: AccessAnchor) throws {
        try files.put(anchor, in: &txn)
    }

    /// Makes everything durable, all at once; gives the places that are in no lot yet.
    ///
    /// Where enough of them have gathered they go into one first.
    consuming func commit() throws -> AccessPlaces {
        try indexIfDue()
        let unindexed = unindexed
        try txn.commit()
        return unindexed
    }

    private mutating func indexIfDue() throws {
        let first = try files.indexedEnd(in: txn)
        guard first <= tail.next else { throw EventLogError.missingEntries }
        // What another process wrote, or wrote into a lot, is looked up in the entries.
        let isKnown = unindexed.numbers.lowerBound <= first
        unindexed.drop(below: first)
        let most = UInt64(files.lotEntryCount)
        guard tail.next - first >= most else { return }
        let places =
            isKnown ? unindexed : try files.places(of: first..<first + most, in: txn)
        try files.append(places, in: &txn)
        unindexed.drop(below: places.numbers.upperBound)
    }
}
