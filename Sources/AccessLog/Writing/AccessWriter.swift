internal import Dispatch
internal import EventLog
internal import LMDB
internal import Synchronization

/// The one writer of a read log in this process.
///
/// Entries queue up while a commit waits for the disk, or another process writes, and then share
/// the next transaction and its one synchronisation. Each transaction runs from begin to commit on
/// the thread of a serial queue, which LMDB demands.
final class AccessWriter: Sendable {
    /// A reference: an entry has many texts, and none of them is looked at until it is stored.
    private final class Submission: Sendable {
        let entry: AccessEntry
        let completion: @Sendable (Result<UInt64, AccessLogError>) -> Void

        init(
            _ entry: AccessEntry,
            _ completion: @escaping @Sendable (Result<UInt64, AccessLogError>) -> Void
        ) {
            self.entry = entry
            self.completion = completion
        }
    }

    private struct Waiting {
        var submissions: [Submission] = []
        /// How many the writer waits for, while it does.
        var awaitedCount = Int.max
    }

    /// How many entries share a transaction before the rest waits for the next.
    private static let entriesPerTransaction = 20_000

    private let files: AccessFiles
    private let keyring: AccessKeyring
    private let clock: RecordingClock
    private let queue = DispatchQueue(label: "profilehistory.access-writer")
    private let queueMark = DispatchSpecificKey<Void>()
    private let waiting = Mutex(Waiting())
    /// Signalled when as many wait as the writer waits for.
    private let enough = DispatchSemaphore(value: 0)
    /// Touched by the queue only; the lock is never contended.
    private let pace = Mutex(CommitPace(.together))
    /// The places of the last entries that are in no lot yet; touched by the queue only, too.
    private let unindexed = Mutex(AccessPlaces())

    init(files: AccessFiles, keyring: AccessKeyring, clock: RecordingClock) {
        self.files = files
        self.keyring = keyring
        self.clock = clock
        queue.setSpecific(key: queueMark, value: ())
    }

    /// Queues an entry and returns at once.
    func submit(
        _ entry: AccessEntry,
        completion: @escaping @Sendable (Result<UInt64, AccessLogError>) -> Void
    ) {
        let submission = Submission(entry, completion)
        let (isFirst, isEnough) = waiting.withLock { waiting in
            waiting.submissions.append(submission)
            let count = waiting.submissions.count
            return (count == 1, count == waiting.awaitedCount)
        }
        if isEnough { enough.signal() }
        if isFirst { queue.async { self.drain() } }
    }

    /// Waits until everything that was submitted is answered; in a completion it does not wait for
    /// itself.
    func waitUntilIdle() {
        if DispatchQueue.getSpecific(key: queueMark) == nil { queue.sync {} }
    }

    private func drain() {
        while waitingCount > 0 {
            var group: [Submission] = []
            do {
                let answers = try store(&group)
                for (submission, answer) in zip(group, answers) { submission.completion(answer) }
            } catch {
                if group.isEmpty { group = takeGroup() }
                let failure = AccessLogError(error, "logging a reading")
                for submission in group { submission.completion(.failure(failure)) }
            }
        }
    }

    /// Stores what waits once the write lock is ours, so that whoever came meanwhile joins.
    private func store(_ group: inout [Submission]) throws -> [Result<UInt64, AccessLogError>] {
        gather()
        var batch = try AccessBatch(
            files: files,
            keyring: keyring,
            now: clock.now,
            unindexed: unindexed.withLock { exchange(&$0, with: AccessPlaces()) }
        )
        group = takeGroup()
        let began = ContinuousClock.now
        var answers: [Result<UInt64, AccessLogError>] = []
        answers.reserveCapacity(group.count)
        for index in group.indices { answers.append(try batch.add(group[index].entry)) }
        let places = try batch.commit()
        unindexed.withLock { $0 = places }
        let took = ContinuousClock.now - began
        let cameMeanwhile = waitingCount
        pace.withLock {
            $0.note(submissionCount: group.count, cameMeanwhile: cameMeanwhile, took: took)
        }
        return answers
    }

    private var waitingCount: Int { waiting.withLock { $0.submissions.count } }

    /// Waits while others are likely to come, and until enough have.
    private func gather() {
        let pace = pace.withLock { $0 }
        waiting.withLock { $0.awaitedCount = pace.expectedCount }
        pace.gather({ waitingCount }, pause: { _ = enough.wait(timeout: .now() + $0.interval) })
        waiting.withLock { $0.awaitedCount = .max }
    }

    private func takeGroup() -> [Submission] {
        waiting.withLock { waiting in
            let count = waiting.submissions.count
            if count <= Self.entriesPerTransaction {
                return exchange(&waiting.submissions, with: [])
            }
            let group = Array(waiting.submissions.prefix(Self.entriesPerTransaction))
            waiting.submissions.removeFirst(group.count)
            return group
        }
    }
}

extension Duration {
    /// The same for a semaphore.
    fileprivate var interval: DispatchTimeInterval { .microseconds(Int(self / .microseconds(1))) }
}
