internal import EventLog
internal import Glibc
internal import Synchronization

/// Many appenders that each append single events and wait for each to be durable.
///
/// Tasks, as a server has one for each request, or with `--blocking` threads.
struct Appenders {
    private let store: OpenedStore
    private let shares: [[AppendRequest]]
    private let isBlocking: Bool

    init(_ options: inout Options) throws {
        store = try OpenedStore(options.word())
        let feed = options.word()
        let appenders = options.number("--appenders", or: 64)
        let events = try store.events(
            of: feed,
            skip: options.number("--skip", or: 0),
            count: options.number("--count", or: 6_400)
        )
        isBlocking = options.flag("--blocking")
        shares = (0..<appenders).map { own in
            stride(from: own, to: events.count, by: appenders).map { AppendRequest([events[$0]]) }
        }
    }

    func run() async throws {
        let start = now()
        let stored = isBlocking ? appendFromThreads() : await appendFromTasks()
        let seconds = now() - start
        let count = shares.reduce(0) { $0 + $1.count }
        guard stored == count else { Options.stop("an event was not stored") }
        print("{\"events\":\(count),\"appenders\":\(shares.count),\"seconds\":\(seconds)}")
    }

    private func appendFromTasks() async -> Int {
        let log = store.log
        return await withTaskGroup(of: Int.self) { group in
            for share in shares {
                group.addTask {
                    var stored = 0
                    for request in share {
                        let outcomes = try? await log.append([request])
                        if case .stored? = outcomes?.first { stored += 1 }
                    }
                    return stored
                }
            }
            return await group.reduce(0, +)
        }
    }

    private func appendFromThreads() -> Int {
        let log = store.log
        let stored = Mutex(0)
        let threads = shares.map { share in
            Thread {
                for request in share {
                    let outcomes = try? log.append([request])
                    if case .stored? = outcomes?.first { stored.withLock { $0 += 1 } }
                }
            }
        }
        threads.forEach { $0.join() }
        return stored.withLock { $0 }
    }
}
