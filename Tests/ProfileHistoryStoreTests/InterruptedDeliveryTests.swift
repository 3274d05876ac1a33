#if DEBUG
import EventLog
import EventModel
import Foundation
import LMDB
import ProfileHistoryStore
import Testing

/// Imports of deliveries that the disk interrupts, and what the next run makes of them.
@Suite struct InterruptedDeliveryTests {
    private static let rowCount = 24

    /// A store that is opened again and again, and the delivery beside it.
    private struct Place {
        let folder: TemporaryFolder
        let path: String

        init() throws {
            folder = try TemporaryFolder()
            path = "\(folder.path)/delivery.csv"
            try HistoryStore.create(at: "\(folder.path)/store")
            let rows = (0..<InterruptedDeliveryTests.rowCount).map { index in
                // Every fourth is refused; days beyond 60 stand in replacement numbers.
                let code = index % 4 == 3 ? "13" : "130"
                return "\(61 + index)0179000\(index % 10),\(code),131\n"
            }
            let text = "cpr,y_1701,y_1702\n" + rows.joined()
            try Array(text.utf8).write(to: path)
        }

        func run(
            errors: ForcedErrors? = nil,
            delivered day: String = "2017-03-01"
        ) throws -> DeliverySummary {
            let store = try ForcedErrors.$current.withValue(errors) {
                try HistoryStore(opening: "\(folder.path)/store")
            }
            var options = try DeliveryOptions(delivered: day)
            options.rowsPerBatch = 4
            return try store.importDelivery(path, options: options)
        }

        func log() throws -> [Event] {
            let store = try HistoryStore(opening: "\(folder.path)/store")
            return try store.log.events(from: .first, limit: .max)
        }

        func refusals() throws -> String {
            let text = try String(contentsOfFile: "\(path).rejected.ndjson", encoding: .utf8)
            return text.replacing(folder.path, with: "")
        }
    }

    @Test func `wherever the disk is full, the next run goes on and nothing is twice`() throws {
        let undisturbed = try Place()
        let whole = try undisturbed.run()
        #expect(whole.rows == 24 && whole.stored == 36 && whole.rejected == 6)
        let expected = try undisturbed.log().map(\.key)
        var failures = 0
        var resumed: Set<Int?> = []
        for ordinal in 1... {
            let place = try Place()
            let errors = ForcedErrors()
            errors.fail(.commit, with: .noSpace, onCall: ordinal)
            do {
                _ = try place.run(errors: errors)
                break
            } catch let error as StoreError {
                #expect(error.code == .unavailable)
            }
            failures += 1
            let summary = try place.run()
            resumed.insert(summary.resumedBehindLine)
            #expect(summary.rows == 24 && summary.rejected == 6)
            #expect(summary.stored + summary.unchanged * 2 == 36)
            // Keys hold a digest under each store's own secret, so that the columns are compared.
            let keys = try place.log().map(\.key)
            #expect(Set(keys).count == 36)
            #expect(keys.map { $0.id.suffix(7) } == expected.map { $0.id.suffix(7) })
            #expect(try place.refusals() == undisturbed.refusals())
            let again = try place.run()
            #expect(again.resumedBehindLine == nil && again.stored == 0 && again.unchanged == 18)
        }
        #expect(failures >= 6)
        #expect(resumed.contains(nil))
        #expect(resumed.contains { ($0 ?? 0) > 1 })
    }

    @Test func `the counts of an interrupted run are those of a whole one`() throws {
        var resumed = 0
        for ordinal in 1... {
            let place = try Place()
            let text = try String(contentsOfFile: place.path, encoding: .utf8)
            try Array(text.replacing(",130,", with: ",132,").utf8).write(to: place.path)
            #expect(try place.run(delivered: "2017-02-01").stored == 36)
            try Array(text.utf8).write(to: place.path)
            let errors = ForcedErrors()
            errors.fail(.commit, with: .noSpace, onCall: ordinal)
            guard (try? place.run(errors: errors)) == nil else { break }
            // Each row that is not refused corrects one week of the delivery before.
            let summary = try place.run()
            #expect(summary.rows == 24 && summary.rejected == 6)
            #expect(summary.stored + summary.unchanged == 18)
            #expect(summary.corrections == summary.stored)
            if summary.resumedBehindLine != nil { resumed += 1 }
        }
        #expect(resumed > 0)
    }

    @Test func `another time of delivery does not go on where the first stopped`() throws {
        for ordinal in 1... {
            let place = try Place()
            let errors = ForcedErrors()
            errors.fail(.commit, with: .noSpace, onCall: ordinal)
            guard (try? place.run(errors: errors)) == nil else { break }
            let summary = try place.run(delivered: "2017-04-01")
            #expect(summary.resumedBehindLine == nil)
            #expect(summary.rows == 24 && summary.rejected == 6)
        }
    }
}
#endif
