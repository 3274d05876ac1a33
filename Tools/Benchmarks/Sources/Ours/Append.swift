internal import EventLog

/// Durable appends in batches, one after the other, as an import without parsing does them.
struct Append {
    private let store: OpenedStore
    private let requests: [[AppendRequest]]
    private let count: Int

    init(_ options: inout Options) throws {
        store = try OpenedStore(options.word())
        let feed = options.word()
        let batch = options.number("--batch", or: 1_000)
        let events = try store.events(
            of: feed,
            skip: options.number("--skip", or: 0),
            count: options.number("--count", or: .max)
        )
        count = events.count
        requests = stride(from: 0, to: events.count, by: batch).map { start in
            events[start..<min(start + batch, events.count)].map { AppendRequest([$0]) }
        }
    }

    func run() throws {
        var outcomes: [[AppendOutcome]] = []
        outcomes.reserveCapacity(requests.count)
        let start = now()
        for batch in requests { outcomes.append(try store.log.append(batch)) }
        let seconds = now() - start
        outcomes.forEach(check)
        print("{\"events\":\(count),\"commits\":\(requests.count),\"seconds\":\(seconds)}")
    }
}
