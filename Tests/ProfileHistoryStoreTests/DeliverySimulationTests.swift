import EventLog
import EventModel
import Testing

@testable import ProfileHistoryStore

/// Random sequences of deliveries with random restatements, against the naive model.
@Suite struct DeliverySimulationTests {
    private static let days = (1...7).map { "2017-0\($0)-01" }

    @Test(arguments: 1...60)
    func `as known at each delivery, every column is as its cells said`(seed: Int) throws {
        var world = try DeliveryWorld(seed: UInt64(seed))
        for day in Self.days {
            let (summary, expected) = try world.deliver(on: day)
            #expect(summary.stored == expected, "seed \(seed), \(day)")
            #expect(summary.rejected == 0)
            #expect(summary.corrections <= summary.stored)
        }
        for (day, people) in world.known {
            for (person, naive) in people {
                for column in DeliveryWorld.seriesColumns {
                    let answer = try world.answer(person, column, known: day)
                    let expected = naive.series[column, default: ""]
                    #expect(answer == expected, "seed \(seed), \(day), \(column)")
                }
                for month in 0..<DeliveryWorld.monthCount {
                    let column = DeliveryWorld.industryColumn(month)
                    let answer = try world.answer(person, column, known: day)
                    #expect(answer == naive.industry(month), "seed \(seed), \(day), \(column)")
                }
            }
        }
    }

    @Test(arguments: 100...115)
    func `deliveries imported again, in whatever order, store nothing`(seed: Int) throws {
        var world = try DeliveryWorld(seed: UInt64(seed))
        for day in Self.days { _ = try world.deliver(on: day) }
        let end = try world.store.log.nextPosition()
        for file in world.files.shuffled(using: &world.generator) {
            let options = try DeliveryOptions(delivered: file.day)
            let summary = try world.store.importDelivery(file.path, options: options)
            #expect(summary.stored == 0 && summary.rejected == 0)
            #expect(summary.unchanged == summary.rows)
        }
        #expect(try world.store.log.nextPosition() == end)
    }
}
