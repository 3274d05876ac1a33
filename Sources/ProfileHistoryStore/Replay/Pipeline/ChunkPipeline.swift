internal import Dispatch
internal import Synchronization

/// Ranges of subjects that several threads take up in order, and whose results come back in order.
///
/// No worker runs further ahead of the consumer than a window of chunks, so that a slow consumer
/// holds the workers back and memory stays flat. The chunk that the consumer waits for is always
/// one that a thread has begun: nothing waits for a thread that may not come.
final class ChunkPipeline<Chunk: Sendable>: Sendable {
    private struct State {
        var nextToTake: Int
        var isStopped = false
        var finished: [Int: Result<Chunk, StoreError>] = [:]
    }

    private let chunks: Range<Int>
    private let state: Mutex<State>
    /// Counts the places left in the window.
    private let places = DispatchSemaphore(value: 0)
    /// Signalled for every chunk that is finished.
    private let arrivals = DispatchSemaphore(value: 0)
    private let workers = DispatchGroup()
    private let workerCount: Int

    /// Prepares to work off numbered chunks on some threads.
    init(_ chunks: Range<Int>, workerCount: Int) {
        self.chunks = chunks
        self.workerCount = max(1, min(workerCount, chunks.count))
        state = Mutex(State(nextToTake: chunks.lowerBound))
    }

    /// Runs the chunks and hands every result to `consume` on the calling thread, in order.
    ///
    /// `makeTask` gives each thread what it works with. Ends when all chunks are consumed, when
    /// `consume` says `false`, or with the first failure in the order of the chunks; no thread is
    /// left running then.
    func run(
        makeTask: @escaping @Sendable () -> (Int) throws(StoreError) -> Chunk,
        consume: (Int, Chunk) throws(StoreError) -> Bool
    ) throws(StoreError) {
        guard !chunks.isEmpty else { return }
        for _ in 0..<(workerCount * 4) { places.signal() }
        for number in 0..<workerCount {
            // A serial queue each: one with a thread of its own, however busy the shared ones are.
            let queue = DispatchQueue(label: "profilehistory.replay.\(number)")
            queue.async(group: workers) { self.work(makeTask()) }
        }
        defer { stop() }
        for chunk in chunks {
            let result = try self.result(of: chunk).get()
            places.signal()
            guard try consume(chunk, result) else { return }
        }
    }

    private func result(of chunk: Int) -> Result<Chunk, StoreError> {
        while true {
            if let result = state.withLock({ $0.finished.removeValue(forKey: chunk) }) {
                return result
            }
            arrivals.wait()
        }
    }

    private func work(_ task: (Int) throws(StoreError) -> Chunk) {
        while let chunk = take() {
            let result = Result { () throws(StoreError) in try task(chunk) }
            state.withLock { $0.finished[chunk] = result }
            arrivals.signal()
        }
    }

    /// The next chunk, once the window has a place for it; nil when none is left.
    private func take() -> Int? {
        places.wait()
        return state.withLock { state in
            guard !state.isStopped, state.nextToTake < chunks.upperBound else { return nil }
            state.nextToTake += 1
            return state.nextToTake - 1
        }
    }

    private func stop() {
        state.withLock { $0.isStopped = true }
        for _ in 0..<workerCount { places.signal() }
        workers.wait()
    }
}
