internal import EventLog
internal import EventModel
internal import Projections

/// Lets one person's stream grow and measures append and read at four lengths.
struct StreamGrowth {
    let store: OpenedStore
    let facts: Int

    private static let batch = 1_000
    private static let readings = 5
    private static let subject = SubjectID(rawValue: 1)

    /// `fact` makes the event with this number, from 0.
    func run(_ fact: (Int) throws -> NewEvent) throws {
        let events = try (0..<facts).map(fact)
        let asOf = try ProfileReading.asOf(at: "2025-12-31", known: "2025-12-31")
        var steps: [GrowthStep] = []
        var done = 0
        for share in 1...4 {
            let end = facts * share / 4
            let start = now()
            for first in stride(from: done, to: end, by: Self.batch) {
                let requests = events[first..<min(first + Self.batch, end)].map {
                    AppendRequest([$0])
                }
                check(try store.log.append(requests))
            }
            let seconds = (now() - start) / Double(end - done)
            done = end
            steps.append(
                GrowthStep(facts: end, appendSeconds: seconds, readSeconds: try read(asOf))
            )
        }
        print("[\(steps.map(\.json).joined(separator: ","))]")
    }

    /// The median time of one profile.
    private func read(_ asOf: AsOf) throws -> Double {
        let times = try (0..<Self.readings).map { _ in
            let start = now()
            guard try ProfileReading.size(store.store, Self.subject, asOf) > 0 else {
                Options.stop("the profile is empty")
            }
            return now() - start
        }
        return Distribution(times).percentile(50)
    }
}
