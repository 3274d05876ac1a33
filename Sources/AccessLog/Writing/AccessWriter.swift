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
    private struct Submission: Sendable {
        var entry: AccessEntry
        var completion: @Sendable (Result<UInt64, AccessLogError>) -> Void
    }

    /// How many entries share a transaction before the rest waits for the next.
    private static let entriesPerTransaction = 20_000

    private let files: AccessFiles
    private let keyring: AccessKeyring
    private let clock: RecordingClock
    private let queue = DispatchQueue(label: "profilehistory.access-writer")
    private let queueMark = DispatchSpecificKey<Void>()
    private let waiting = Mutex<[Submission]>([])
    /// Touched by the queue only; the lock is never contended.
    private let pace = Mutex(CommitPace())

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
        let isFirst = waiting.withLock { waiting in
            waiting.append(Submission(entry: entry, completion: completion))
            return waiting.count == 1
        }
        if isFirst { queue.async { self.drain() } }
    }

    /// Waits until everything that was submitted is answered; in a completion it does not wait for
    /// itself.
    func waitUntilIdle() {
        if DispatchQueue.getSpecific(key: queueMark) == nil { queue.sync {} }
    }

    private func drain() {
        while !waiting.withLock({ $0.isEmpty }) {
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
        pace.withLock { $0 }.gather { waiting.withLock { $0.count } }
        var batch = try AccessBatch(files: files, keyring: keyring, now: clock.now)
        group = takeGroup()
        let began = ContinuousClock.now
        var answers: [Result<UInt64, AccessLogError>] = []
        answers.reserveCapacity(group.count)
        for index in group.indices { answers.append(try batch.add(group[index].entry)) }
        try batch.commit()
        pace.withLock { $0.note(submissionCount: group.count, took: ContinuousClock.now - began) }
        return answers
    }

    private func takeGroup() -> [Submission] {
        waiting.withLock { waiting in
            let group = Array(waiting.prefix(Self.entriesPerTransaction))
            waiting.removeFirst(group.count)
            return group
        }
    }
}
