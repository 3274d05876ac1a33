import EventLog
import EventModel
import ProfileModel
import Projections
import Testing

@testable import ProfileHistoryStore

/// A store in memory that takes random deliveries, beside the naive model of what they said.
struct DeliveryWorld {
    static let persons = ["0108629996", "0201919990", "2509479989"]
    static let monthCount = 10
    private static let weeks = (1...6).map { "y_150\($0)" }
    private static let degrees = (1...6).map { "grad_2015_0\($0)" }
    static let seriesColumns = weeks + degrees

    let folder: TemporaryFolder
    let clock: SettableClock
    let store: HistoryStore
    var generator: SeededGenerator
    var people: [String: NaivePerson] = [:]
    /// What was true as known at each delivery, oldest first.
    var known: [(day: String, people: [String: NaivePerson])] = []
    /// The files so far, with their days.
    var files: [(path: String, day: String)] = []

    init(seed: UInt64) throws {
        folder = try TemporaryFolder()
        clock = try SettableClock("2018-06-01T12:00:00Z")
        store = HistoryStore(
            log: InMemoryEventStore(clock: clock.recording),
            key: StoreKey(secret: [UInt8](repeating: 7, count: StoreKey.byteCount)),
            clock: clock.recording
        )
        generator = SeededGenerator(seed: seed)
    }

    static func industryColumn(_ month: Int) -> String {
        month < 9 ? "branche_2015_0\(month + 1)" : "branche_2015_\(month + 1)"
    }

    private func value(_ column: String, _ generator: inout SeededGenerator) -> String {
        let values =
            column.hasPrefix("y")
            ? ["", "130", "131", "700"]
            : column.hasPrefix("g") ? ["", "0", "0.5", "1"] : ["", "01", "4711", "620100"]
        return values.randomElement(using: &generator) ?? ""
    }

    /// What is so far said of a person in a column.
    private func said(_ person: String, _ column: String) -> String {
        let naive = people[person, default: NaivePerson()]
        guard column.hasPrefix("branche") else { return naive.series[column, default: ""] }
        return naive.industry((Int(column.suffix(2)) ?? 1) - 1)
    }

    /// Makes a delivery at random, imports it and takes it into the model.
    mutating func deliver(on day: String) throws -> (DeliverySummary, expected: Int) {
        let restated = [0, 5, 30, 100].randomElement(using: &generator) ?? 0
        var columns = Self.seriesColumns + (0..<Self.monthCount).map { Self.industryColumn($0) }
        if Bool.random(using: &generator) {
            columns = columns.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }
        }
        columns.shuffle(using: &generator)
        if columns.isEmpty { columns = [Self.industryColumn(0)] }
        var rows: [String: [String]] = [:]
        for person in Self.persons where Int.random(in: 0..<5, using: &generator) > 0 {
            rows[person] = columns.map { column in
                let isRestated = Int.random(in: 0..<100, using: &generator) < restated
                return isRestated ? value(column, &generator) : said(person, column)
            }
        }
        let path = try write(rows, columns, day)
        let before = people.values.reduce(0) { $0 + $1.eventCount }
        for (person, cells) in rows {
            take(person, Dictionary(uniqueKeysWithValues: zip(columns, cells)))
        }
        known.append((day, people))
        files.append((path, day))
        var options = try DeliveryOptions(delivered: day)
        options.rowsPerBatch = Int.random(in: 1...4, using: &generator)
        let summary = try store.importDelivery(path, options: options)
        return (summary, people.values.reduce(0) { $0 + $1.eventCount } - before)
    }

    private mutating func take(_ person: String, _ cells: [String: String]) {
        var series: [String: String] = [:]
        var industries: [Int: String] = [:]
        for (column, cell) in cells {
            if column.hasPrefix("branche") {
                industries[(Int(column.suffix(2)) ?? 1) - 1] = cell
            } else {
                series[column] = cell
            }
        }
        people[person, default: NaivePerson()].take(
            series: series,
            industries: industries,
            monthCount: Self.monthCount
        )
    }

    private func write(_ rows: [String: [String]], _ columns: [String], _ day: String) throws
        -> String
    {
        let lines = rows.keys.sorted().map { person in
            ([person] + (rows[person] ?? [])).joined(separator: ",")
        }
        let text = ([(["cpr"] + columns).joined(separator: ",")] + lines).joined(separator: "\n")
        let path = "\(folder.path)/\(day).csv"
        try Array(text.utf8).write(to: path)
        return path
    }

    /// What the store answers of a column to whoever asks as known on a day.
    func answer(_ person: String, _ column: String, known day: String) throws -> String {
        guard let subject = try? store.subject(SubjectReference(parsing: "cpr:\(person)")) else {
            return ""
        }
        let registered = RegisteredTime(try DayOrInstant(parsing: day).opening)
        func profile(_ moment: EffectiveTime) throws -> Profile {
            try store.profile(
                of: subject,
                asOf: AsOf(effective: moment, known: .registered(registered))
            ).profile
        }
        let digits = column.suffix(2)
        if column.hasPrefix("y") {
            let period = try Period(parsing: "2015-W\(digits)")
            let series = try profile(EffectiveTime(.distantFuture)).series(for: .benefit)
            return series?.fact(for: period)?.value.description ?? ""
        }
        let period = try Period(parsing: "2015-\(digits)")
        if column.hasPrefix("g") {
            let series = try profile(EffectiveTime(.distantFuture)).series(for: .employment)
            return series?.fact(for: period)?.value.description ?? ""
        }
        let opening = EffectiveTime(Copenhagen.opening(of: period.firstDay))
        return try profile(opening).fact(for: .industry)?.value.description ?? ""
    }
}
