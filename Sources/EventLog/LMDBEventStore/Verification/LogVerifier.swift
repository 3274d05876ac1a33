internal import EventModel
internal import LMDB
internal import TransparencyLog

/// Derives everything in a store from its records again and says what is otherwise.
///
/// Records are opened and hashed in runs, on all cores; packed histories and the index are then
/// held against sums of their digests, so that each is read once. What is appended meanwhile is
/// left out. What it costs: `Docs/Decisions/0019-what-verify-costs.md`.
struct LogVerifier {
    let store: LMDBEventStore
    private let progress: (VerificationProgress) throws -> Void
    let end: Position
    let keys: VerificationKeys
    var result = LogVerification()
    /// The sum over each subject's events, by subject.
    var sums: [UInt64] = []
    var indexSum: UInt64 = 0
    /// Keys of the index all over it, by which it is cut into parts.
    var indexKeys: [[UInt8]] = []
    var frontier = TreeFrontier()
    var lastRecorded: Int64?

    /// How many jobs are handed out before their results are taken up.
    static let jobsPerRound = 32
    private static let subjectsPerJob = 512

    init(
        _ store: LMDBEventStore,
        progress: @escaping (VerificationProgress) throws -> Void
    ) throws {
        self.store = store
        self.progress = progress
        end = try store.nextPosition()
        let subjects = try store.endOfSubjects() ?? .registry
        keys = try VerificationKeys(store.files.vault, before: subjects)
        result.add(keys.findings)
    }

    /// Verifies everything.
    mutating func run() throws -> LogVerification {
        // One snapshot of a small file, which one core goes through while the others do the rest.
        let (vault, end) = (store.files.vault, end)
        let aliases = ParallelJobs<[LogFinding]>()
        aliases.begin { try vault.findings(before: end) }
        do {
            try checkRecords()
            try checkTree()
            try checkHistories()
            try checkIndex()
        } catch {
            // Nothing goes on in the files of a store that was given back.
            _ = try? aliases.results()
            throw error
        }
        for found in try aliases.results() { result.add(found) }
        try report(.vault, 1, of: 1)
        try checkSmallDatabases()
        try checkErasures()
        result.recordCount = Int(clamping: end.rawValue)
        result.tree = frontier
        return result
    }

    private mutating func checkTree() throws {
        let stored = try? store.tree()
        let isBehind = stored.map { $0.size > end.rawValue } ?? false
        if !isBehind, stored != frontier {
            result.add([LogFinding(.tree, "its right edge does not follow from the records")])
        }
    }

    private mutating func checkHistories() throws {
        let (files, sums, keys, end) = (store.files, sums, keys, end)
        try ParallelJobs.inRounds(
            // Who came later is nobody's concern.
            count: keys.count,
            chunk: Self.subjectsPerJob,
            round: Self.jobsPerRound
        ) { range in
            try files.read { files, txn in
                try CheckedHistories(
                    UInt64(range.lowerBound)..<UInt64(range.upperBound),
                    sums: sums,
                    keys: keys,
                    of: files,
                    before: end,
                    in: txn
                )
            }
        } taking: { parts, done in
            for part in parts { result.add(part.findings) }
            try report(.histories, UInt64(done), of: UInt64(keys.count))
        }
        result.subjectCount = sums.count { $0 != 0 }
    }

    private mutating func checkIndex() throws {
        let (files, end) = (store.files, end)
        let ranges = IndexRange.all(between: indexKeys)
        var (sum, done, alteredCount, lostCount) = (UInt64(0), UInt64(0), 0, 0)
        try ParallelJobs.inRounds(
            count: ranges.count,
            chunk: 1,
            round: Self.jobsPerRound
        ) { range in
            try IndexPart(ranges[range.lowerBound], before: end, of: files)
        } taking: { parts, _ in
            for part in parts {
                sum &+= part.sum
                done += UInt64(part.count)
                alteredCount += part.alteredCount
                lostCount += part.lostCount
            }
            try report(.index, min(done, end.rawValue), of: end.rawValue)
        }
        if alteredCount > 0 {
            result.add([LogFinding(.index, "\(alteredCount) entries were altered")])
        }
        if lostCount > 0 {
            let reason = "\(lostCount) entries or more are not found by their keys"
            result.add([LogFinding(.index, reason)])
        }
        if sum != indexSum {
            result.add([LogFinding(.index, "it does not lead to the records of the log")])
        }
    }

    /// Every mark of an erasure must be the log's own word, and the vault know nobody of them.
    private mutating func checkErasures() throws {
        let vault = store.files.vault
        let end = end
        let found = try store.files.read { files, txn in
            var found: [LogFinding] = []
            // A mark behind a log that was cut short is one that the log does not bear out.
            let later = end..<max(end, try files.nextPosition(in: txn))
            for (subject, position) in try files.redactions(in: txn) where position >= end {
                if later.contains(position) { throw Overtaken() }
                let reason = "parts of it are marked as erased, and the log does not say so"
                found.append(LogFinding(.history(subject), reason))
            }
            for subject in try txn.erasedSubjects(in: files.erased).sorted() {
                guard let position = try files.erasure(of: subject, in: txn) else { continue }
                if later.contains(position) { throw Overtaken() }
                if (try? files.saysErased(subject, in: txn)) != true {
                    let reason = "it is marked as erased, and the log does not say so"
                    found.append(LogFinding(.history(subject), reason))
                }
                if try vault.knows(subject) {
                    let reason = "it was erased, and its keys or numbers are there"
                    found.append(LogFinding(.vault(subject), reason))
                }
            }
            return found
        }
        result.add(found)
        if try store.files.isToBeScrubbed() {
            result.add([
                LogFinding(
                    .value("the files"),
                    "what was erased is not overwritten yet; run any command that writes"
                )
            ])
        }
    }

    /// What stands in the place of records that were destroyed; notes redactions that are not said.
    mutating func checkRedactions(
        _ files: LogFiles,
        _ txn: borrowing ReadTransaction
    ) throws -> [Position: [UInt8]] {
        do {
            let replaced = try files.replacements(in: txn)
            // One that came meanwhile has changed histories before the end, too.
            let later = end..<max(end, try files.nextPosition(in: txn))
            if try files.redactions(in: txn).contains(where: { later.contains($0.position) }) {
                throw Overtaken()
            }
            return replaced
        } catch let error as EventLogError where error.code == .damaged {
            result.add([LogFinding(.value("redactions"), error.message)])
        } catch let error as CodecError {
            result.add([LogFinding(.value("redactions"), error.reason)])
        }
        return [:]
    }

    /// Somebody was erased while the store was being verified.
    struct Overtaken: Error {}

    /// Sources, bookmarks and marks, which have nothing to be held against but their checks.
    private mutating func checkSmallDatabases() throws {
        let history = try store.files.environment.beginRead()
        let vault = try store.files.vault.environment.beginRead()
        let meta = try history.alteredCount(in: store.files.meta)
        let sources = try history.alteredCount(in: store.files.sources)
        let marks = try vault.alteredCount(in: store.files.vault.metaDatabase)
        for (name, count) in [("meta", meta), ("sources", sources), ("the vault's meta", marks)] {
            let finding = LogFinding(.value(name), "it does not agree with its check")
            result.add(repeatElement(finding, count: count))
        }
    }

    func report(
        _ step: VerificationProgress.Step,
        _ done: UInt64,
        of total: UInt64
    ) throws {
        try progress(
            VerificationProgress(step: step, done: Int(done), total: Int(clamping: total))
        )
    }
}

extension LMDBEventStore {
    /// Derives everything in the store from its records again and says what is otherwise: headers,
    /// payloads, times and revisions, the tree, packed histories, the index and the vault.
    ///
    /// On all cores, in short read transactions; reads and writes go on, and what is appended
    /// meanwhile is left out. Memory is 73 bytes a subject. Throws where files can not be read at
    /// all.
    public func verify(
        progress: (VerificationProgress) throws -> Void = { _ in }
    ) throws(EventLogError) -> LogVerification {
        try translating("verifying the store") {
            try withoutActuallyEscaping(progress) { progress in
                while true {
                    var verifier = try LogVerifier(self, progress: progress)
                    do {
                        return try verifier.run()
                    } catch is LogVerifier.Overtaken {
                        continue
                    }
                }
            }
        }
    }
}

extension ReadTransaction {
    /// How many values of a database do not agree with their check.
    fileprivate func alteredCount(in database: Database) throws -> Int {
        var count = 0
        var cursor = try cursor(in: database)
        while let entry = try cursor.next() {
            let check =
                database.hasIntegerKeys ? Check(key: entry.integerKey) : Check(key: entry.key)
            if (try? check.verified(entry.value)) == nil { count += 1 }
        }
        return count
    }
}
