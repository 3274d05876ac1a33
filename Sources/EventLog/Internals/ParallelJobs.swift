internal import Dispatch
internal import Glibc
internal import Synchronization

/// Independent jobs that other cores take up while the caller goes on, and whose results it
/// collects.
///
/// ``results()`` helps with what is left and then waits for jobs that others have begun, never for
/// a thread that may not come: the threads of the process may all be waiting for these very
/// results. Jobs that nobody collects are done in vain.
final class ParallelJobs<Value: Sendable>: Sendable {
    /// A job, run once, on whatever thread.
    typealias Job = @Sendable () throws -> Value

    private struct State {
        /// Jobs in the order they came, those that were taken up too.
        var jobs: [Job?] = []
        /// The results so far, each in its job's place.
        var values: [Result<Value, any Error>?] = []
        /// How many jobs have been taken up.
        var takenCount = 0
        var finishedCount = 0
        var helperCount = 0
        var isAwaited = false
    }

    private let state = Mutex(State())
    private let isFinished = DispatchSemaphore(value: 0)
    private let maximumHelperCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) - 1

    /// Adds a job, which another core begins if one is free and the job before it waits still.
    ///
    /// A job that stays alone is left to whoever collects it: to wake another core costs more than
    /// a small job takes.
    func append(_ job: @escaping Job) {
        add(job, beside: 1)
    }

    /// Adds a long job, which another core begins if one is free, whether others wait or not.
    func begin(_ job: @escaping Job) {
        add(job, beside: 0)
    }

    /// Adds a job and calls for a helper where more than `few` jobs wait.
    private func add(_ job: @escaping Job, beside few: Int) {
        let needsHelper = state.withLock { state in
            state.jobs.append(job)
            state.values.append(nil)
            guard state.jobs.count - state.takenCount > few,
                state.helperCount < maximumHelperCount
            else { return false }
            state.helperCount += 1
            return true
        }
        if needsHelper { DispatchQueue.global(qos: .userInitiated).async { self.help() } }
    }

    /// Adds a job for each range of at most `chunk` items that together cover `0..<count`.
    func append(
        count: Int,
        chunk: Int,
        _ body: @escaping @Sendable (Range<Int>) throws -> Value
    ) {
        for start in stride(from: 0, to: count, by: chunk) {
            let range = start..<min(count, start + chunk)
            append { try body(range) }
        }
    }

    /// What the jobs gave, in the order in which they were added; throws the first failure.
    func results() throws -> [Value] {
        while runNext() {}
        let isLeft = state.withLock { state in
            state.isAwaited = state.finishedCount < state.jobs.count
            return state.isAwaited
        }
        if isLeft { isFinished.wait() }
        return try state.withLock { $0.values }.compactMap { try $0?.get() }
    }

    private func help() {
        while true {
            while runNext() {}
            // Looked at again under the lock: a job may have come that counted on this helper.
            let isDone = state.withLock { state in
                guard state.takenCount == state.jobs.count else { return false }
                state.helperCount -= 1
                return true
            }
            if isDone { return }
        }
    }

    /// Takes up one job and finishes it; `false` when none is left.
    private func runNext() -> Bool {
        // The job is let go of before it counts as finished: whoever collects the results may close
        // what it held.
        guard let (index, value) = valueOfNext() else { return false }
        let isLast = state.withLock { state in
            state.values[index] = value
            state.finishedCount += 1
            return state.isAwaited && state.finishedCount == state.jobs.count
        }
        if isLast { isFinished.signal() }
        return true
    }

    private func valueOfNext() -> (index: Int, value: Result<Value, any Error>)? {
        let next = state.withLock { state -> (index: Int, job: Job)? in
            let index = state.takenCount
            guard index < state.jobs.count, let job = state.jobs[index].take() else { return nil }
            state.takenCount += 1
            return (index, job)
        }
        guard let next else { return nil }
        return (next.index, Result { try next.job() })
    }
}

extension ParallelJobs {
    /// Does a job for each range of at most `chunk` items that together cover `0..<count`, and
    /// hands the results over in their order, those of `round` jobs at a time, with how many items
    /// are done.
    ///
    /// The next round is under way while one is handed over, so that no core waits for it. No job
    /// is left when it returns or throws.
    static func inRounds(
        count: Int,
        chunk: Int,
        round: Int,
        _ body: @escaping @Sendable (Range<Int>) throws -> Value,
        taking take: ([Value], _ done: Int) throws -> Void
    ) throws {
        var begun = 0
        func begin() -> ParallelJobs? {
            guard begun < count else { return nil }
            let (jobs, start) = (ParallelJobs(), begun)
            begun = min(count, start + chunk * round)
            jobs.append(count: begun - start, chunk: chunk) { range in
                try body(start + range.lowerBound..<start + range.upperBound)
            }
            return jobs
        }
        var current = begin()
        while let jobs = current {
            let end = begun
            let next = begin()
            do {
                try take(try jobs.results(), end)
            } catch {
                _ = try? next?.results()
                throw error
            }
            current = next
        }
    }
}
