internal import EventModel
internal import LMDB
internal import TransparencyLog

/// Derives everything in a store from its records again and says what is otherwise.
///
/// Records are opened and hashed in runs, on all cores; packed histories and the index are then
/// held against sums of their digests, so that each is read once. What is appended meanwhile is
/// left out.
struct LogVerifier {
    private let store: LMDBEventStore
    private let progress: (VerificationProgress) throws -> Void
    private let end: Position
    private let keys: VerificationKeys
    private var result = LogVerification()
    /// The sum over each subject's events, by subject.
    private var sums: [UInt64] = []
    private var indexSum: UInt64 = 0
    private var frontier = TreeFrontier()
    private var lastRecorded: Int64?

    /// How many records are one job: a multiple of 256.
    private static let recordsPerJob: UInt64 = 4_096
    private static let subjectsPerJob: UInt64 = 512
    /// How many jobs are handed out before their results are taken up.
    private static let jobsPerRound: UInt64 = 32

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
        try checkRecords()
        try checkTree()
        try checkHistories()
        try checkIndex()
        try checkVault()
        try checkSmallDatabases()
        try checkErasures()
        result.recordCount = Int(clamping: end.rawValue)
        result.tree = frontier
        return result
    }

    private mutating func checkRecords() throws {
        let (files, keys) = (store.files, keys)
        let sourceCount = try files.sourceCount()
        let (erased, replaced) = try files.read { files, txn in
            (try txn.erasedSubjects(in: files.erased), try checkRedactions(files, txn))
        }
        let round = Self.recordsPerJob * Self.jobsPerRound
        for first in stride(from: 0, to: end.rawValue, by: Int(round)) {
            let jobs = ParallelJobs<CheckedRecords>()
            let last = min(end.rawValue, first + round)
            for start in stride(from: first, to: last, by: Int(Self.recordsPerJob)) {
                let range = start..<min(last, start + Self.recordsPerJob)
                jobs.append {
                    try files.read { files, txn in
                        try CheckedRecords(
                            range,
                            of: files,
                            keys: keys,
                            sourceCount: sourceCount,
                            erased: erased,
                            replaced: replaced,
                            in: txn
                        )
                    }
                }
            }
            for part in try jobs.results() { try take(part) }
            try report(.records, last, of: end.rawValue)
        }
    }

    private mutating func take(_ part: CheckedRecords) throws {
        result.add(part.findings)
        result.byteCount += part.byteCount
        indexSum &+= part.indexSum
        for (subject, digest) in part.digests {
            let number = Int(clamping: subject.rawValue)
            guard number < Self.mostSubjects else { continue }
            if number >= sums.count {
                sums += Array(repeating: 0, count: number + 1 - sums.count)
            }
            sums[number] &+= digest
        }
        if let recorded = part.recorded {
            if let last = lastRecorded, recorded.lowerBound <= last {
                result.add([LogFinding(.tree, "records were taken in out of order")])
            }
            lastRecorded = recorded.upperBound
        }
        for root in part.blocks {
            var full: [FullTile] = []
            frontier.append(subtree: root, height: Tile.height) { full.append($0) }
            try compare(full)
        }
        for leaf in part.leaves { frontier.append(leaf) }
    }

    /// As many as a damaged number may make room for.
    private static let mostSubjects = 1 << 30

    private mutating func compare(_ tiles: [FullTile]) throws {
        for tile in tiles {
            let stored = try store.files.read { files, txn in
                try? files.tileRoot(level: tile.level, index: tile.index, in: txn)
            }
            if stored == tile.root { continue }
            let place = LogFinding.Place.hash(level: tile.level, index: tile.index)
            let reason = stored == nil ? "it is missing" : "it does not follow from the records"
            result.add([LogFinding(place, reason)])
        }
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
        // Who came later is nobody's concern.
        let subjects = UInt64(keys.count)
        let round = Self.subjectsPerJob * Self.jobsPerRound
        for first in stride(from: 0, to: subjects, by: Int(round)) {
            let jobs = ParallelJobs<CheckedHistories>()
            let last = min(subjects, first + round)
            for start in stride(from: first, to: last, by: Int(Self.subjectsPerJob)) {
                let range = start..<min(last, start + Self.subjectsPerJob)
                jobs.append {
                    try files.read { files, txn in
                        try CheckedHistories(
                            range,
                            sums: sums,
                            keys: keys,
                            of: files,
                            before: end,
                            in: txn
                        )
                    }
                }
            }
            for part in try jobs.results() { result.add(part.findings) }
            try report(.histories, last, of: subjects)
        }
        result.subjectCount = sums.count { $0 != 0 }
    }

    private mutating func checkIndex() throws {
        var sum: UInt64 = 0
        var next: [UInt8]? = []
        var done: UInt64 = 0
        while let key = next {
            let part = try IndexPart(from: key, before: end, of: store.files)
            sum &+= part.sum
            done += UInt64(part.count)
            next = part.next
            if part.alteredCount > 0 {
                result.add([LogFinding(.index, "\(part.alteredCount) entries were altered")])
            }
            try report(.index, min(done, end.rawValue), of: end.rawValue)
        }
        if sum != indexSum {
            result.add([LogFinding(.index, "it does not lead to the records of the log")])
        }
    }

    private mutating func checkVault() throws {
        let findings = try store.files.vault.findings(before: end)
        result.add(findings)
        try report(.vault, 1, of: 1)
    }

    /// Every mark of an erasure must be the log's own word, and the vault know nobody of them.
    private mutating func checkErasures() throws {
        let vault = store.files.vault
        let end = end
        let found = try store.files.read { files, txn in
            var found: [LogFinding] = []
            if try files.redactions(in: txn).contains(where: { $0.position >= end }) {
                throw Overtaken()
            }
            for subject in try txn.erasedSubjects(in: files.erased).sorted() {
                guard let position = try files.erasure(of: subject, in: txn) else { continue }
                if position >= end { throw Overtaken() }
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
    private mutating func checkRedactions(
        _ files: LogFiles,
        _ txn: borrowing ReadTransaction
    ) throws -> [Position: [UInt8]] {
        do {
            let replaced = try files.replacements(in: txn)
            // One that came meanwhile has changed histories before the end, too.
            if try files.redactions(in: txn).contains(where: { $0.position >= end }) {
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

    private func report(
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
    /// meanwhile is left out. Memory is 72 bytes a subject. Throws where files can not be read at
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
