import EventModel
import Foundation
import JSON
import Testing

@testable import ProfileHistoryStore

/// Feeds of invented persons, the same for the same seed.
///
/// Their numbers have 60 added to the day, so that they are nobody's.
struct Population {
    private var state: UInt64
    private(set) var lines: [String] = []
    private var ids = 0

    static let groups = ["dagpenge", "kontanthjaelp", "flexjob"]
    private static let origins = [
        "danish", "western_immigrant", "western_descendant", "nonwestern_immigrant",
        "nonwestern_descendant", "unknown",
    ]
    private static let expectations = [
        "new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know",
    ]

    init(seed: UInt64) { state = seed }

    /// A feed of persons; whoever has an even number is described for AMAS too.
    static func feed(_ count: Int, seed: UInt64) -> [String] {
        var population = Population(seed: seed)
        for number in 0..<count { population.addPerson(number) }
        return population.lines
    }

    static func person(_ number: Int) -> String {
        let day = 61 + number % 28
        let month = 1 + number / 28 % 12
        let year = 50 + number / 336 % 40
        let text = String(10_000 + number).dropFirst()
        return "cpr:\(day)\(month < 10 ? "0" : "")\(month)\(year)\(text)"
    }

    private mutating func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func pick(_ texts: [String]) -> String { texts[random(texts.count)] }

    /// A day of the years asked about.
    private mutating func day() -> String {
        let month = 1 + random(12)
        let day = 1 + random(28)
        return "201\(5 + random(3))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private mutating func fact(
        _ attribute: String,
        _ value: String,
        of person: String,
        effective: String
    ) -> String {
        ids += 1
        let id = "f-\(ids)"
        lines.append(
            Row.fact(
                id,
                attribute,
                value,
                of: person,
                effective: effective,
                registered: "\(day())T08:00:00Z"
            )
        )
        return id
    }

    private mutating func addPerson(_ number: Int) {
        let person = Self.person(number)
        // The first line always goes in, so that every number is a subject.
        _ = fact("municipality", #""0101""#, of: person, effective: "2015-01-01")
        if random(10) > 0 {
            let born = "19\(50 + random(50))-0\(1 + random(9))-\(10 + random(19))"
            _ = fact("birthDate", "\"\(born)\"", of: person, effective: born)
        }
        if random(10) > 0 {
            let sex = pick(["m", "f"])
            _ = fact("sex", "\"\(sex)\"", of: person, effective: "2000-01-01")
        }
        for _ in 0..<random(3) { addOrigin(of: person) }
        for month in 0..<random(20) {
            let name = "201\(5 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
            lines.append(Row.period("employment", name, pick(["0", "0.5", "1"]), of: person))
        }
        for form in 0..<random(3) { addForm(form, number) }
        if number % 2 == 0 { addAMAS(of: person) }
        if number % 5 == 0 { addRestriction(number) }
    }

    private mutating func addOrigin(of person: String) {
        let origin = pick(Self.origins)
        let effective = day()
        let id = fact("origin", "\"\(origin)\"", of: person, effective: effective)
        let registered = "2018-0\(1 + random(5))-01T08:00:00Z"
        switch random(6) {
        case 0: lines.append(Row.annulment(of: id, registered: registered))
        case 1:
            let outcome = pick(["accepted", "rejected", "remark"])
            lines.append(Row.dispute(of: id, outcome, registered: registered))
        default: break
        }
    }

    private mutating func addForm(_ form: Int, _ number: Int) {
        let id = "s-\(number)-\(form)"
        let answers =
            random(8) == 0 ? "{}" : "{\"q2\":\"\(pick(Self.expectations))\"}"
        lines.append(
            Row.submission(
                id,
                answers,
                of: Self.person(number),
                group: pick(Self.groups),
                at: "\(day())T10:00:00Z"
            )
        )
        if random(6) == 0 {
            lines.append(Row.withdrawal(of: id, at: "2018-01-0\(1 + random(9))T10:00:00Z"))
        }
    }

    /// Restricts something of a person, and mostly lifts it again.
    private mutating func addRestriction(_ number: Int) {
        let what = pick(["", #","attribute":"origin""#, #","attribute":"sex""#])
        lines.append(
            """
            {"type":"restrict","id":"r-\(number)","source":"office",\
            "subject":"\(Self.person(number))"\(what),"maySee":["dpo"],\
            "registered":"\(day())T10:00:00Z"}
            """
        )
        if random(4) == 0 { return }
        lines.append(
            """
            {"type":"lift","id":"l-\(number)","source":"office","of":"r-\(number)",\
            "registered":"2018-02-0\(1 + random(9))T10:00:00Z"}
            """
        )
    }

    private mutating func addAMAS(of person: String) {
        for (name, codes) in Self.amas where random(30) > 0 {
            _ = fact(name, "\"\(pick(codes))\"", of: person, effective: "2015-01-01")
        }
    }

    private static let amas: [(String, [String])] = [
        ("amas_citizenship", ["austria", "eu", "third_country"]),
        ("amas_education", ["P", "L", "M"]), ("amas_care", ["no", "yes"]),
        ("amas_region", ["rgs1", "rgs2", "rgs3", "rgs4"]), ("amas_impaired", ["no", "yes"]),
        ("amas_occupation", ["service", "production"]), ("amas_employment", ["ge75", "lt75"]),
        ("amas_cases", ["0", "1", "2", "3"]), ("amas_long_case", ["lt180", "ge180"]),
        ("amas_measure", ["none", "qual", "empl"]),
    ]
}

/// A population with the published versions and AMAS laid before the store and approved.
///
/// `dagpenge` changes version on 18 September 2017, `kontanthjaelp` has AMAS, `flexjob` none.
final class PopulationBench {
    let bench: Bench
    let count: Int

    init(_ count: Int, seed: UInt64) throws {
        self.count = count
        bench = try Bench()
        let attributes = try Documents.published(file: "amas-attributes.ndjson")
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        try bench.clock.set("2022-01-01T12:00:00Z")
        try bench.take(attributes)
        try bench.activatePublished()
        try bench.approve("amas", Documents.published("amas"), decided: "2015-06-01")
        try bench.take(Population.feed(count, seed: seed))
    }

    /// Runs a replay and gives its bytes.
    func run(
        _ request: ReplayRequest,
        subjectsPerChunk: UInt64 = 512
    ) throws -> (bytes: [UInt8], result: ReplayResult) {
        var pace = ReplayPace()
        pace.subjectsPerChunk = subjectsPerChunk
        var bytes: [UInt8] = []
        let result = try bench.store.replay(
            request,
            to: .stream { bytes += $0 },
            pace: pace,
            render: { _ in [] },
            progress: { _ in true }
        )
        return (bytes, result)
    }

    /// The summary of a population replay.
    func summary(_ question: PopulationQuestion) throws -> PopulationSummary? {
        let result = try run(ReplayRequest(.population(question), format: .json)).result
        guard case .finished(.population(let summary)) = result else { return nil }
        return summary
    }

    /// The rows of a population replay.
    func rows(_ question: PopulationQuestion) throws -> [JSONValue] {
        let bytes = try run(ReplayRequest(.population(question), format: .ndjson)).bytes
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        return try lines.map { try JSONValue(parsing: Array($0)) }
    }
}
