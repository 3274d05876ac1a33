internal import Dispatch
internal import EventModel
internal import LMDB
internal import Synchronization

/// The one writer of a store in this process.
///
/// Submissions queue up while a commit waits for the disk, or another process writes, and then
/// share the next transaction: group commit. Each drain runs from begin to commit inside one block
/// of a serial queue, hence on one thread, which LMDB demands of a write transaction.
final class LogWriter: Sendable {
    /// Requests that were handed in together, and who is to hear of them.
    struct Submission: Sendable {
        var requests: [AppendRequest]
        var bookmark: Bookmark?
        var completion: @Sendable (Result<[AppendOutcome], EventLogError>) -> Void

        /// How many events the requests hold.
        var eventCount: Int { requests.reduce(0) { $0 + $1.events.count } }

        /// Whether somebody's data is to be destroyed.
        var erases: Bool { requests.contains { $0.erases != nil || $0.redacts } }
    }

    /// How many events are gathered into one transaction before the rest waits for the next.
    private static let eventsPerTransaction = 250_000

    private let files: StoreFiles
    private let names: SourceNames
    private let clock: RecordingClock
    private let queue = DispatchQueue(label: "profilehistory.log-writer")
    private let queueMark = DispatchSpecificKey<Void>()
    private let waiting = Mutex<[Submission]>([])
    /// Touched by the queue only; the lock is never contended.
    private let aliasCache = Mutex(LogWriter.emptyCache)
    /// How many persons were erased when ``aliasCache`` was filled.
    private let erasedCount = Mutex(0)
    /// Touched by the queue only; the lock is never contended.
    private let pace = Mutex(CommitPace())

    /// What has been committed since the store was opened.
    private let committed = Mutex(CommitTotals())

    var totals: CommitTotals { committed.withLock { $0 } }

    private static var emptyCache: BoundedCache<Alias, SubjectID> {
        BoundedCache(capacity: 1 << 20)
    }

    init(files: StoreFiles, names: SourceNames, clock: RecordingClock) {
        self.files = files
        self.names = names
        self.clock = clock
        queue.setSpecific(key: queueMark, value: ())
    }

    /// Queues a submission and returns at once.
    func submit(_ submission: Submission) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(submission)
            return waiting.count == 1
        }
        if isFirst { queue.async { self.drain() } }
    }

    /// Waits until everything that was submitted is answered, and the queue has let go of the
    /// files.
    ///
    /// On the writer's own thread, in a completion, it does not wait for itself.
    func waitUntilIdle() {
        if DispatchQueue.getSpecific(key: queueMark) == nil { queue.sync {} }
    }

    /// Stores what waits, group by group, until nothing does.
    private func drain() {
        while !waiting.withLock({ $0.isEmpty }) {
            var group: [Submission] = []
            do {
                let outcomes = try storeGroup(&group)
                for (submission, own) in zip(group, outcomes) {
                    submission.completion(.success(own))
                }
            } catch {
                if group.isEmpty { group = takeGroup() }
                let failure = Self.translate(error)
                for submission in group { submission.completion(.failure(failure)) }
            }
        }
    }

    /// Stores what waits once the write lock is ours, so that whoever came meanwhile joins.
    private func storeGroup(_ group: inout [Submission]) throws -> [[AppendOutcome]] {
        // Taken, not copied: the batch changes it in place and hands it back.
        let cache = aliasCache.withLock { cache in
            defer { cache = Self.emptyCache }
            return cache
        }
        pace.withLock { $0 }.gather { waiting.withLock { $0.count } }
        var batch = try AppendBatch(
            files: files,
            names: names,
            cache: cache,
            filledWhenErased: erasedCount.withLock { $0 },
            now: clock.now
        )
        erasedCount.withLock { $0 = batch.erasedCount }
        group = takeGroup()
        let began = ContinuousClock.now
        batch.reserve(eventCount: group.reduce(0) { $0 + $1.eventCount })
        var outcomes: [[AppendOutcome]] = []
        for submission in group {
            var own: [AppendOutcome] = []
            own.reserveCapacity(submission.requests.count)
            for index in submission.requests.indices {
                own.append(try batch.add(submission.requests[index]))
            }
            if let bookmark = submission.bookmark { try batch.set(bookmark) }
            outcomes.append(own)
        }
        let committed = try batch.commit()
        self.committed.withLock {
            $0.commits += 1
            $0.submissions += UInt64(group.count)
        }
        pace.withLock { $0.note(submissionCount: group.count, took: ContinuousClock.now - began) }
        names.learn(committed.sources)
        if let subject = committed.erased {
            // The cache is not given back: it may hold the person's aliases.
            try files.destroy([subject])
        } else {
            aliasCache.withLock { $0 = committed.cache }
        }
        if committed.redacts {
            try files.applyRedactions()
            try files.scrubIfMarked()
        }
        return outcomes
    }

    private func takeGroup() -> [Submission] {
        waiting.withLock { waiting in
            var eventCount = 0
            var taken = 0
            while taken < waiting.count, eventCount < Self.eventsPerTransaction {
                // An erasure has a transaction of its own: nothing of the person's is beside it.
                if waiting[taken].erases, taken > 0 { break }
                eventCount += waiting[taken].eventCount
                taken += 1
                if waiting[taken - 1].erases { break }
            }
            let group = Array(waiting.prefix(taken))
            waiting.removeFirst(taken)
            return group
        }
    }

    private static func translate(_ error: any Error) -> EventLogError {
        do throws(EventLogError) {
            return try translating("appending events") { throw error }
        } catch {
            return error
        }
    }
}
