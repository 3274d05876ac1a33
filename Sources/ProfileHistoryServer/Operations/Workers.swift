internal import HTTPTypes
internal import NIOPosix

/// A few threads of their own for what takes seconds or waits for the disk.
///
/// The threads that answer short questions are never held up by them; when all are taken, one more
/// question waits for its turn, and with too many waiting it is refused.
struct Workers: Sendable {
    private let pool: NIOThreadPool
    private let waiting: Turnstile

    init(threads: Int, waiting: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
        self.waiting = Turnstile(capacity: threads + waiting)
    }

    /// Does `work` on one of the threads.
    func run<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
        guard waiting.enter() else {
            var problem = Problem(.tooManyRequests, "too many long questions at once; try again")
            problem.headers[.retryAfter] = "5"
            throw problem
        }
        defer { waiting.leave() }
        return try await pool.runIfActive(work)
    }

    /// Ends the threads when what they do is done.
    func shutDown() async throws { try await pool.shutdownGracefully() }
}
