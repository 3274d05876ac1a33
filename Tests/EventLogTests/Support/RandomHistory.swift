import EventLog
import EventModel

/// Random requests, stored in batches of random sizes.
struct RandomHistory {
    var generator: RequestGenerator
    let clock = TestClock()

    init(seed: UInt64) {
        generator = RequestGenerator(seed: seed)
    }

    /// Stores up to so many requests at once, as often as is said.
    mutating func append(batches: Int, requests: Int, to store: some EventStore) throws {
        let revisions = [Revision?](repeating: nil, count: 12)
        for _ in 0..<batches {
            clock.move(by: Int64.random(in: 1...30, using: &generator.random))
            let count = Int.random(in: 1...requests, using: &generator.random)
            let drawn = (0..<count).map { _ in
                generator.request(now: clock.now, revisions: revisions)
            }
            _ = try store.append(drawn, bookmark: nil)
        }
    }
}
