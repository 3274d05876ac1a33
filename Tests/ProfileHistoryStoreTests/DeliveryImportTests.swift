import EventLog
import EventModel
import Foundation
import JSON
import ProfileModel
import Testing

@testable import ProfileHistoryStore

/// Deliveries of DREAM, through the store.
@Suite struct DeliveryImportTests {
    private static let header = "cpr,y_1701,y_1702,branche_2017_01,grad_2017_01"
    private static let citizen = String(Row.citizen.suffix(10))
    private static let younger = String(Row.younger.suffix(10))
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    private func deliver(
        _ rows: [String],
        on day: String = "2017-03-01",
        source: String? = nil,
        header: String = DeliveryImportTests.header,
        batch: Int = 1_000
    ) throws -> DeliverySummary {
        let path = try bench.write("delivery.csv", [header] + rows)
        var options = try DeliveryOptions(delivered: day, source: source)
        options.rowsPerBatch = batch
        return try bench.store.importDelivery(path, options: options)
    }

    private func events() throws -> [Event] {
        try bench.store.log.events(from: .first, limit: .max)
    }

    @Test func `what is stored holds from the period's opening and was said at the delivery`()
        throws
    {
        let summary = try deliver(["\(Self.citizen),130,,4711,0.5"])
        #expect(summary.rows == 1 && summary.stored == 3 && summary.corrections == 0)
        let events = try events()
        #expect(events.map(\.key.source) == ["dream", "dream", "dream"])
        let opening = RegisteredTime(try DayOrInstant(parsing: "2017-03-01").opening)
        #expect(events.allSatisfy { $0.registered == opening && $0.type == .fact })
        let days = events.map { $0.effective.map { "\(Copenhagen.date(at: $0.instant))" } }
        #expect(days == ["2017-01-02", "2017-01-01", "2017-01-01"])
        let bodies = try events.map { try FactBody(decoding: $0.body) }
        #expect(bodies.map(\.value) == [.code("130"), .decimal(0.5), .code("4711")])
        #expect(bodies.map { $0.period?.description } == ["2017-W01", "2017-01", nil])
        let names = events.map(\.key.id)
        #expect(names.map { String($0.suffix(7)) } == ["/y_1701", "2017_01", "2017_01"])
        #expect(names.allSatisfy { $0.hasPrefix("2017-03-01/") && !$0.contains(Self.citizen) })
    }

    @Test func `a delivery imported twice is stored once`() throws {
        let rows = ["\(Self.citizen),130,,4711,0.5", "\(Self.younger),,131,,1"]
        #expect(try deliver(rows).stored == 5)
        let again = try deliver(rows)
        #expect(again.stored == 0 && again.unchanged == 2)
        #expect(try deliver(rows, on: "2017-04-01").unchanged == 2)
        #expect(try events().count == 5)
        // The same day as an instant is the same delivery.
        #expect(try deliver(rows, on: "2017-03-01T00:00:00+01:00").unchanged == 2)
    }

    @Test func `only differences are stored, and a past said otherwise is a correction`() throws {
        _ = try deliver(["\(Self.citizen),130,,4711,0.5", "\(Self.younger),,131,,1"])
        let second = try deliver(
            ["\(Self.citizen),130,131,,0.75", "\(Self.younger),,131,,1"],
            on: "2017-04-01"
        )
        #expect(second.rows == 2 && second.unchanged == 1)
        #expect(second.stored == 3 && second.corrections == 2)
        // A person without a row stays as she is.
        let third = try deliver(["\(Self.citizen),130,131,,0.75"], on: "2017-05-01")
        #expect(third.rows == 1 && third.stored == 0)
        #expect(
            try bench.profile(bench.asOf("2018-01-01"), of: Row.younger)["attributes"]?["benefit"]?[
                "value"
            ] == "131"
        )
        let then = try bench.profile(bench.asOf("2018-01-01", known: "2017-03-15"))["attributes"]
        #expect(then?["industry"]?["value"] == "4711")
        #expect(try bench.profile(bench.asOf("2018-01-01"))["attributes"]?["industry"] == nil)
    }

    @Test func `sources are compared apart`() throws {
        _ = try deliver(["\(Self.citizen),130,,4711,0.5"])
        let other = try deliver(["\(Self.citizen),130,,4711,0.5"], source: "dream-test")
        #expect(other.stored == 3 && other.corrections == 0)
        // Each has a newest delivery of its own.
        #expect(
            try deliver(["\(Self.citizen),130,,4711,0.5"], on: "2017-02-01", source: "third").stored
                == 3
        )
    }

    @Test func `facts of the source that came by the feed are compared with`() throws {
        try bench.take([
            Row.period("benefit", "2017-W01", #""130""#, registered: "2017-02-01T08:00:00+01:00")
        ])
        let summary = try deliver(["\(Self.citizen),130,131,,"])
        #expect(summary.stored == 1)
    }

    @Test(arguments: [1, 2, 3, 1_000])
    func `bad rows are described and good ones around them go in`(batch: Int) throws {
        let rows = [
            "\(Self.citizen),130,,4711,0.5", "\(Self.citizen)9,130,,4711,0.5",
            "\(Self.younger),13,,,", "\(Self.younger),130,,", "\(Self.younger),130,,,",
        ]
        let summary = try deliver(rows, batch: batch)
        #expect(summary.rows == 5 && summary.stored == 4 && summary.rejected == 3)
        let text = try String(contentsOfFile: #require(summary.rejectedFile), encoding: .utf8)
        let refused = try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(refused.map { $0["line"]?.int64 } == [3, 4, 5])
        #expect(refused.map { $0["field"]?.string } == ["cpr", "y_1701", nil])
        #expect(
            refused.map { $0["code"]?.string } == [
                "invalid-subject", "invalid-value", "column-count",
            ]
        )
        #expect(!text.contains(Self.citizen) && !text.contains(Self.younger))
    }

    @Test func `a row that is stored is stored whole or not at all`() throws {
        _ = try deliver(["\(Self.citizen),130,,,"])
        // The first week contradicts the same delivery, so the second week is not stored either.
        let summary = try deliver(["\(Self.citizen),131,130,,"])
        #expect(summary.rejected == 1 && summary.stored == 0)
        let text = try String(contentsOfFile: #require(summary.rejectedFile), encoding: .utf8)
        let refused = try JSONValue(parsing: text)
        #expect(refused["code"] == "contradiction" && refused["field"] == "y_1701")
        #expect(try events().count == 1)
    }

    @Test func `two rows of one person in a delivery are compared one after the other`() throws {
        let same = try deliver(["\(Self.citizen),130,,,", "\(Self.citizen),130,,,"])
        #expect(same.stored == 1 && same.unchanged == 1)
        let header = "cpr,y_1703,y_1704"
        let parts = try deliver(
            ["\(Self.citizen),130,", "\(Self.citizen),130,131", "\(Self.citizen),131,131"],
            header: header
        )
        #expect(parts.stored == 2 && parts.rejected == 1)
    }

    @Test func `an older delivery that would change something is refused whole`() throws {
        _ = try deliver(["\(Self.citizen),130,,,"])
        _ = try deliver(["\(Self.citizen),131,,,"], on: "2017-05-01")
        #expect(try deliver(["\(Self.citizen),130,,,"]).unchanged == 1)
        // That the newer one has no row of somebody can not be told from one without a difference.
        for row in ["\(Self.citizen),132,,,", "\(Self.younger),130,,,"] {
            let error = expect(.badInput) { try deliver([row], on: "2017-04-01") }
            #expect(error?.field == "delivered")
            #expect(error?.message.contains("line 2 says something new") == true)
        }
        #expect(try events().count == 2)
        // The newest one is kept although nothing of it was stored.
        _ = try deliver(["\(Self.citizen),131,,,"], on: "2017-06-01")
        expect(.badInput) { try deliver(["\(Self.citizen),132,,,"], on: "2017-05-15") }
    }

    @Test func `a fact registered later than the delivery refuses the row that differs`() throws {
        try bench.take([
            Row.period("benefit", "2017-W01", #""130""#, registered: "2017-04-01T08:00:00+02:00")
        ])
        let summary = try deliver(["\(Self.citizen),131,,,", "\(Self.younger),131,,,"])
        #expect(summary.rejected == 1 && summary.stored == 1)
        let text = try String(contentsOfFile: #require(summary.rejectedFile), encoding: .utf8)
        #expect(text.contains(#""line":2,"#) && text.contains(#""code":"older-delivery""#))
    }

    @Test func `a person is the same under every number that is known`() throws {
        _ = try deliver(["\(Self.citizen),130,,4711,0.5"])
        try bench.take([Row.alias(Row.third, of: Row.citizen, effective: "2017-03-10")])
        let third = Row.third.suffix(10)
        #expect(try deliver(["\(third),130,,4711,0.5"], on: "2017-04-01").unchanged == 1)
        #expect(try deliver(["\(third),131,,4711,0.5"], on: "2017-05-01").corrections == 1)
        #expect(try deliver(["\(Self.citizen),131,,4711,0.5"], on: "2017-06-01").unchanged == 1)
    }

    @Test func `an event that is stored with other content is not stored anew`() throws {
        _ = try deliver(["\(Self.citizen),130,,,"])
        let name = try #require(events().first?.key.id)
        let opening = "2017-03-01T00:00:00+01:00"
        try bench.take([Row.annulment(of: name, registered: opening, source: "dream")])
        let other = try deliver(["\(Self.citizen),131,,,"])
        #expect(other.stored == 0 && other.rejected == 1)
        let text = try String(contentsOfFile: #require(other.rejectedFile), encoding: .utf8)
        #expect(text.contains(#""code":"different-content""#))
        // From the next delivery on it is said again.
        #expect(try deliver(["\(Self.citizen),131,,,"], on: "2017-04-01").stored == 1)
    }

    @Test func `times and sources that can not be are refused`() throws {
        expect(.badInput) { try DeliveryOptions(delivered: "2017-3-1") }
        for source in ["", "models", Self.citizen, String(repeating: "x", count: 65)] {
            let error = expect(.badInput) {
                try DeliveryOptions(delivered: "2017-03-01", source: source)
            }
            #expect(error?.field == "source")
        }
        let future = expect(.badInput) { try deliver([], on: "2018-06-02") }
        #expect(future?.field == "delivered")
        let header = expect(.badInput) { try deliver([], header: "cpr,y_1753") }
        #expect(header?.field == "header")
        expect(.badInput) {
            try bench.store.importDelivery(
                "/nowhere",
                options: DeliveryOptions(delivered: "2017-03-01")
            )
        }
        #expect(try events().isEmpty)
    }

    @Test(arguments: [1, 3, 7, 1_000])
    func `the size of the batches does not show in the log`(batch: Int) throws {
        let rows = (0..<20).map { index in
            // Days beyond 60 stand in replacement numbers, which are nobody's.
            "\(61 + index)0179000\(index % 10),130,\(index % 2 == 0 ? "" : "131"),4711,1"
        }
        var seen: [Int] = []
        let path = try bench.write("delivery.csv", [Self.header] + rows)
        var options = try DeliveryOptions(delivered: "2017-03-01")
        options.rowsPerBatch = batch
        options.eventsPerBatch = 10
        let summary = try bench.store.importDelivery(path, options: options) {
            seen.append($0.rows)
        }
        #expect(summary.stored == 70 && summary.rows == 20)
        #expect(seen == seen.sorted() && seen.last == 20)
        let events = try events()
        #expect(events.map(\.subject.rawValue) == events.map(\.subject.rawValue).sorted())
        #expect(Set(events.map(\.key)).count == 70)
    }
}
