import EventLog
import EventModel
import ProfileModel
import Testing

@testable import ProfileHistoryStore

/// A row is stored only on the stream that it was compared with.
@Suite struct OvertakenDeliveryTests {
    private static let header = "cpr,y_1701,y_1702"
    private static let citizen = String(Row.citizen.suffix(10))
    let folder: TemporaryFolder
    let log: InterruptedEventStore
    let store: HistoryStore

    init() throws {
        let clock = try SettableClock("2018-06-01T12:00:00Z")
        folder = try TemporaryFolder()
        log = InterruptedEventStore(clock: clock.recording)
        store = HistoryStore(
            log: log,
            key: StoreKey(secret: [UInt8](repeating: 7, count: StoreKey.byteCount)),
            clock: clock.recording
        )
    }

    private func write(_ row: String, _ name: String) throws -> String {
        let path = "\(folder.path)/\(name)"
        try Array("\(Self.header)\n\(row)\n".utf8).write(to: path)
        return path
    }

    private func deliver(_ row: String, on day: String) throws -> DeliverySummary {
        let path = try write(row, "\(day).csv")
        return try store.importDelivery(path, options: DeliveryOptions(delivered: day))
    }

    /// Imports a row that somebody else overtakes after it was compared.
    private func deliver(
        _ row: String,
        on day: String,
        overtakenBy step: @escaping @Sendable () throws -> Void
    ) throws -> DeliverySummary {
        // Noted before, so that the next events handed to the log are those of the row.
        try store.noteDelivery(DeliveryOptions(delivered: day))
        log.interrupt { #expect(throws: Never.self) { try step() } }
        return try deliver(row, on: day)
    }

    private func feed(_ line: String) throws {
        let path = "\(folder.path)/feed.ndjson"
        try Array("\(line)\n".utf8).write(to: path)
        #expect(try store.importFeed(path).stored == 1)
    }

    private func weeks() throws -> [FactBody] {
        try log.events(from: .first, limit: .max).map { try FactBody(decoding: $0.body) }
            .filter { $0.attribute == .benefit }
    }

    @Test(arguments: [false, true])
    func `what does not matter in between does not hinder`(isKnown: Bool) throws {
        if isKnown { _ = try deliver("\(Self.citizen),,130", on: "2017-02-01") }
        let row = "\(Self.citizen),130,130"
        let summary = try deliver(row, on: "2017-03-01") {
            try feed(Row.fact("m-1", "municipality", #""0101""#))
        }
        #expect(summary.stored == (isKnown ? 1 : 2) && summary.rejected == 0)
        #expect(try weeks().map(\.value) == [.code("130"), .code("130")])
    }

    @Test(arguments: [false, true])
    func `what the source says in between is compared with`(isKnown: Bool) throws {
        if isKnown { _ = try deliver("\(Self.citizen),,130", on: "2017-02-01") }
        let row = "\(Self.citizen),130,130"
        let summary = try deliver(row, on: "2017-03-01") {
            try feed(
                Row.period("benefit", "2017-W01", #""130""#, registered: "2017-02-20T08:00:00Z")
            )
        }
        #expect(summary.stored == (isKnown ? 0 : 1) && summary.corrections == 0)
        #expect(summary.unchanged == (isKnown ? 1 : 0))
        #expect(try weeks().count == 2)
        let other = try deliver(row, on: "2017-04-01") {
            try feed(
                Row.period("benefit", "2017-W02", #""131""#, registered: "2017-03-20T08:00:00Z")
            )
        }
        // When it was compared first nothing differed, so nothing was handed on to be refused.
        #expect(other.stored == 0)
    }

    @Test func `a later delivery in between is not changed`() throws {
        _ = try deliver("\(Self.citizen),130,", on: "2017-02-01")
        let summary = try deliver("\(Self.citizen),131,", on: "2017-03-01") {
            let later = try deliver("\(Self.citizen),132,", on: "2017-04-01")
            #expect(later.stored == 1)
        }
        #expect(summary.stored == 0 && summary.rejected == 1)
        #expect(try weeks().map(\.value) == [.code("130"), .code("132")])
    }

    @Test func `the same delivery in between leaves nothing to store`() throws {
        let summary = try deliver("\(Self.citizen),130,131", on: "2017-03-01") {
            let path = try write("\(Self.citizen),130,131", "copy.csv")
            let options = try DeliveryOptions(delivered: "2017-03-01")
            let same = try store.importDelivery(path, options: options)
            #expect(same.stored == 2)
        }
        #expect(summary.stored == 0 && summary.unchanged == 1 && summary.rejected == 0)
        #expect(try weeks().count == 2)
    }
}
