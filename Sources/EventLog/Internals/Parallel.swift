internal import Dispatch
internal import Synchronization

/// Splits independent work over the machine's cores.
enum Parallel {
    /// Runs `body` on consecutive ranges that cover `0..<count` and gives the results in order.
    ///
    /// Work below `chunk` items stays on the calling thread, where it is done sooner.
    static func map<R: Sendable>(
        count: Int,
        chunk: Int,
        _ body: @Sendable (Range<Int>) throws -> R
    ) throws -> [R] {
        let chunks = (count + chunk - 1) / chunk
        guard chunks > 1 else { return count == 0 ? [] : [try body(0..<count)] }
        let results = Mutex([Result<R, any Error>?](repeating: nil, count: chunks))
        DispatchQueue.concurrentPerform(iterations: chunks) { index in
            let range = (index * chunk)..<min(count, (index + 1) * chunk)
            let result = Result { try body(range) }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }
}
