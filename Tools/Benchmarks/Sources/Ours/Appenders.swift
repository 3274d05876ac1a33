internal import EventLog
internal import Glibc
internal import Synchronization

/// Many threads that each append single events and wait for each to be durable.
struct Appenders {
    private let store: OpenedStore
    private let shares: [[AppendRequest]]

    init(_ options: inout Options) throws {
        store = try OpenedStore(options.word())
        let feed = options.word()
        let threads = options.number("--threads", or: 64)
        let events = try store.events(
            of: feed,
            skip: options.number("--skip", or: 0),
            count: options.number("--count", or: 6_400)
        )
        shares = (0..<threads).map { thread in
            stride(from: thread, to: events.count, by: threads).map { AppendRequest([events[$0]]) }
        }
    }

    func run() throws {
        let log = store.log
        let failures = Mutex(0)
        let start = now()
        let threads = shares.map { share in
            Thread {
                for request in share {
                    guard let outcomes = try? log.append([request]), case .stored = outcomes[0]
                    else { return failures.withLock { $0 += 1 } }
                }
            }
        }
        threads.forEach { $0.join() }
        let seconds = now() - start
        guard failures.withLock({ $0 }) == 0 else { Options.stop("an event was not stored") }
        let count = shares.reduce(0) { $0 + $1.count }
        print("{\"events\":\(count),\"threads\":\(shares.count),\"seconds\":\(seconds)}")
    }
}
