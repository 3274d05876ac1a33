import Dispatch
import Synchronization
import Testing

@testable import ProfileHistoryStore

/// Chunks in order, however the threads run.
@Suite struct ChunkPipelineTests {
    private static func chunk(_ number: Int) -> ReplayChunk {
        ReplayChunk(rows: [UInt8(number % 251)], counts: [number], resultCount: 1)
    }

    @Test(arguments: [1, 2, 5, 16])
    func `results come in order, each once`(workers: Int) throws {
        let seen = Mutex<[Int]>([])
        try ChunkPipeline(3..<400, workerCount: workers).run {
            { (number) throws(StoreError) in
                // The later of two neighbours is often done first.
                if number % 2 == 0 { for _ in 0..<2_000 { _ = Self.chunk(number) } }
                return Self.chunk(number)
            }
        } consume: { (number, chunk) throws(StoreError) in
            seen.withLock { $0.append(number) }
            return chunk.counts == [number]
        }
        #expect(seen.withLock { $0 } == Array(3..<400))
    }

    @Test func `no worker runs further ahead than the window`() throws {
        let begun = Mutex(0)
        let consumed = Mutex(0)
        let furthest = Mutex(0)
        try ChunkPipeline(0..<500, workerCount: 3).run {
            { (number) throws(StoreError) in
                let done = consumed.withLock { $0 }
                let count = begun.withLock { count in
                    count += 1
                    return count
                }
                furthest.withLock { $0 = max($0, count - done) }
                return Self.chunk(number)
            }
        } consume: { (_, _) throws(StoreError) in
            consumed.withLock { $0 += 1 }
            return true
        }
        // Twelve places; a worker may read the count of those consumed before the consumer, which
        // gives the place free first, has added to it.
        #expect(furthest.withLock { $0 } <= 12 + 1)
    }

    @Test func `the first failure in order is the one that is thrown`() throws {
        let seen = Mutex<[Int]>([])
        let error = #expect(throws: StoreError.self) {
            try ChunkPipeline(0..<100, workerCount: 4).run {
                { (number) throws(StoreError) in
                    if number >= 20 { throw StoreError(.unavailable, "\(number)") }
                    return Self.chunk(number)
                }
            } consume: { (number, _) throws(StoreError) in
                seen.withLock { $0.append(number) }
                return true
            }
        }
        #expect(error?.message == "20")
        #expect(seen.withLock { $0 } == Array(0..<20))
    }

    @Test(arguments: [0, 1, 57])
    func `a consumer that says stop is asked no more, and no thread is left`(last: Int) throws {
        let running = Mutex(0)
        let seen = Mutex(0)
        try ChunkPipeline(0..<1_000, workerCount: 4).run {
            { (number) throws(StoreError) in
                running.withLock { $0 += 1 }
                defer { running.withLock { $0 -= 1 } }
                return Self.chunk(number)
            }
        } consume: { (number, _) throws(StoreError) in
            seen.withLock { $0 += 1 }
            return number < last
        }
        #expect(seen.withLock { $0 } == last + 1)
        #expect(running.withLock { $0 } == 0)
    }

    @Test func `a consumer that fails stops the run`() throws {
        #expect(throws: StoreError(.badInput, "")) {
            try ChunkPipeline(0..<1_000, workerCount: 4).run {
                { (number) throws(StoreError) in Self.chunk(number) }
            } consume: { (number, _) throws(StoreError) in
                if number == 5 { throw StoreError(.badInput, "enough") }
                return true
            }
        }
    }

    @Test func `no chunks are no work`() throws {
        try ChunkPipeline(4..<4, workerCount: 4).run {
            { (_) throws(StoreError) in throw StoreError(.unavailable, "nothing is to do") }
        } consume: { (_, _) throws(StoreError) in
            Issue.record("nothing comes")
            return true
        }
    }
}
