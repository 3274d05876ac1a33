internal import Dispatch
internal import EventModel
internal import LMDB
internal import Synchronization

/// The one writer of a store in this process.
///
/// Submissions queue up while a commit waits for the disk and then share the next transaction: group
/// commit. Each drain runs from begin to commit inside one block of a serial queue, hence on one
/// thread, which LMDB demands of a write transaction.
final class LogWriter: Sendable {
    struct Submission: Sendable {
        var requests: [AppendRequest]
        var bookmark: Bookmark?
        var completion: @Sendable (Result<[AppendOutcome], EventLogError>) -> Void
    }

    /// How many events are gathered into one transaction before the rest waits for the next.
    private static let eventsPerTransaction = 250_000

    private let files: LogFiles
    private let names: SourceNames
    private let clock: RecordingClock
    private let queue = DispatchQueue(label: "profilehistory.log-writer")
    private let waiting = Mutex<[Submission]>([])
    /// Touched by the queue only; the lock is never contended.
    private let aliasCache = Mutex(LogWriter.emptyCache)

    private static var emptyCache: BoundedCache<Alias, SubjectID> {
        BoundedCache(capacity: 1 << 20)
    }

    init(files: LogFiles, names: SourceNames, clock: RecordingClock) {
        self.files = files
        self.names = names
        self.clock = clock
    }

    func submit(_ submission: Submission) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(submission)
            return waiting.count == 1
        }
        if isFirst { queue.async { self.drain() } }
    }

    private func drain() {
        while true {
            let group = takeGroup()
            if group.isEmpty { return }
            let result = Result { try store(group) }
            for (index, submission) in group.enumerated() {
                switch result {
                case .success(let outcomes): submission.completion(.success(outcomes[index]))
                case .failure(let error): submission.completion(.failure(Self.translate(error)))
                }
            }
        }
    }

    private func takeGroup() -> [Submission] {
        waiting.withLock { waiting in
            var eventCount = 0
            var taken = 0
            while taken < waiting.count, eventCount < Self.eventsPerTransaction {
                eventCount += waiting[taken].requests.count
                taken += 1
            }
            let group = Array(waiting.prefix(taken))
            waiting.removeFirst(taken)
            return group
        }
    }

    private func store(_ group: [Submission]) throws -> [[AppendOutcome]] {
        // Taken, not copied: the batch changes it in place and hands it back.
        let cache = aliasCache.withLock { cache in
            defer { cache = Self.emptyCache }
            return cache
        }
        var batch = try AppendBatch(files: files, names: names, cache: cache, now: clock.now())
        var outcomes: [[AppendOutcome]] = []
        for submission in group {
            var own: [AppendOutcome] = []
            own.reserveCapacity(submission.requests.count)
            for request in submission.requests { own.append(try batch.add(request)) }
            if let bookmark = submission.bookmark { try batch.set(bookmark) }
            outcomes.append(own)
        }
        let committed = try batch.commit()
        names.learn(committed.sources)
        aliasCache.withLock { $0 = committed.cache }
        return outcomes
    }

    private static func translate(_ error: any Error) -> EventLogError {
        do throws(EventLogError) {
            return try translating("appending events") { throw error }
        } catch {
            return error
        }
    }
}
