import EventModel
import Projections
import Testing

/// Between two turning points nothing changes of what is answered about now.
struct TurningPointsTests {
    /// The moments that are asked about: those of the generated histories, and some around them.
    static let moments = (-1...(GeneratedHistory.timeCount + 2)).map(PackedHistory.time)

    @Test(arguments: UInt64(1)...8)
    func `a profile as of now stays what it is until the next one`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 900)
        var fold = ProfileFold()
        var (steady, turned) = (0, 0)
        for _ in 0..<1_000 {
            let history = GeneratedHistory(using: &random)
            let stream = try PackedHistory.bytes(history.events)
            let roles: Set<String> = random.chance(50) ? ["r0"] : []
            let profiles = try Self.moments.map { now in
                try fold.profile(
                    of: unsafe stream.span.bytes,
                    asOf: AsOf(now: now),
                    for: Reader(roles: roles, at: EffectiveTime(now))
                )
            }
            for (index, now) in Self.moments.enumerated() {
                let points = try TurningPoints(of: unsafe stream.span.bytes, after: now)
                let next = points.next(after: now)
                let all = try TurningPoints(of: unsafe stream.span.bytes)
                #expect(all.next(after: now) == next)
                for later in Self.moments.indices where later > index {
                    let isBefore = next.map { Self.moments[later] < $0 } ?? true
                    if isBefore {
                        steady += 1
                        #expect(profiles[later] == profiles[index], "seed \(seed), \(history)")
                    } else if profiles[later] != profiles[index] {
                        turned += 1
                    }
                }
            }
        }
        #expect(steady > 1_000 && turned > 1_000)
    }

    @Test(arguments: UInt64(1)...8)
    func `the models in force stay what they are until the next one`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 950)
        var turned = 0
        for _ in 0..<500 {
            let registry = GeneratedRegistry(using: &random)
            let stream = try registry.bytes()
            let timeline = try ModelTimeline(of: stream)
            let points = try TurningPoints(of: unsafe stream.span.bytes)
            let found = Self.moments.map { timeline.inForce(asOf: AsOf(now: $0)) }
            for (index, now) in Self.moments.enumerated() {
                let next = points.next(after: now) ?? .distantFuture
                for later in Self.moments.indices where later > index {
                    if Self.moments[later] < next {
                        #expect(found[later] == found[index], "seed \(seed), \(registry)")
                    } else if found[later] != found[index] {
                        turned += 1
                    }
                }
            }
        }
        #expect(turned > 500)
    }

    @Test func `a history that says nothing ahead has no turning point`() throws {
        let stream = try PackedHistory.bytes([])
        #expect(try TurningPoints(of: unsafe stream.span.bytes).next(after: .distantPast) == nil)
    }
}
