import EventLog
import EventModel
import Foundation
import ProfileModel
import Projections
import Testing

@testable import ProfileHistoryStore

/// A store with random histories of some persons, and what was said in it, remembered apart.
struct AuditWorld {
    static let models = [
        "published-2021-09-09", "published-2021-09-15", "draft", "the tool of 2015",
    ]
    static let origins = ["danish", "western_immigrant", "nonwestern_immigrant", "unknown"]
    static let codes = ["new_job", "6m", "gt6m", "dont_know", "declined"]

    let bench: Bench
    let personCount: Int
    var generator: SeededGenerator
    var events: [NaiveEvent] = []
    private var ids = 0

    /// A store with models and no persons yet.
    init(bare personCount: Int, seed: UInt64) throws {
        self.personCount = personCount
        bench = try Bench()
        generator = SeededGenerator(seed: seed)
        try bench.activatePublished()
        try bench.store.register(Documents.small("draft"), by: bench.step("author"))
    }

    init(_ personCount: Int, seed: UInt64) throws {
        try self.init(bare: personCount, seed: seed)
        for person in 0..<personCount { addLife(of: person) }
        try store()
        for person in 0..<personCount where chance(2) { try issueLive(of: person) }
        for person in 0..<personCount { addLater(of: person) }
        try store()
    }

    // MARK: - Chance

    mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &generator) == 0 }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }

    /// A second of a year.
    mutating func time(_ year: Int) -> String {
        func two(_ range: ClosedRange<Int>) -> String {
            let number = Int.random(in: range, using: &generator)
            return number < 10 ? "0\(number)" : "\(number)"
        }
        let last = year == 2018 ? 5 : 12
        return "\(year)-\(two(1...last))-\(two(1...28))T\(two(0...21)):\(two(0...59)):00Z"
    }

    // MARK: - What is said

    @discardableResult
    mutating func add(
        _ statement: NaiveEvent.Statement,
        of person: Int,
        effective: String,
        registered: String? = nil
    ) -> String {
        ids += 1
        events.append(
            NaiveEvent(
                id: "e-\(ids)",
                person: person,
                statement: statement,
                effective: effective,
                registered: registered ?? effective
            )
        )
        return "e-\(ids)"
    }

    private mutating func addLife(of person: Int) {
        func fact(_ name: String, _ value: String) -> NaiveEvent.Statement {
            .fact(attribute: name, value: value, period: nil)
        }
        add(fact("municipality", "0101"), of: person, effective: "2015-01-01T00:00:00Z")
        if !chance(6) {
            let born = pick(["1950-02-03", "1961-08-04", "1966-05-06", "1990-07-08"])
            // In the nineties and before the opening of a day lies in the evening before.
            let evening = "\(born.prefix(8))0\((born.last?.wholeNumberValue ?? 1) - 1)T22:00:00Z"
            add(fact("birthDate", born), of: person, effective: evening, registered: time(2016))
        }
        for _ in 0..<pick([0, 1, 2]) { addOrigin(of: person, registered: 2016) }
        for month in 1...9 where !chance(3) {
            add(
                .fact(attribute: "employment", value: pick(["0", "1"]), period: "2016-0\(month)"),
                of: person,
                effective: Self.opening(month),
                registered: time(2017)
            )
        }
        for _ in 0..<pick([0, 1, 1, 2]) { addForm(of: person) }
        for _ in 0..<pick([1, 2, 3]) { addScore(of: person) }
    }

    /// The opening of a month of 2016 in Copenhagen.
    private static func opening(_ month: Int) -> String {
        switch month {
        case 1: "2015-12-31T23:00:00Z"
        case 2: "2016-01-31T23:00:00Z"
        case 3: "2016-02-29T23:00:00Z"
        case 4, 6, 8, 9: "2016-0\(month - 1)-31T22:00:00Z"
        default: "2016-0\(month - 1)-30T22:00:00Z"
        }
    }

    private mutating func addOrigin(of person: Int, registered year: Int) {
        add(
            .fact(attribute: "origin", value: pick(Self.origins), period: nil),
            of: person,
            effective: time(pick([2015, 2016, 2017])),
            registered: time(year)
        )
    }

    private mutating func addForm(of person: Int) {
        let q2 = chance(8) ? nil : pick(Self.codes)
        let form = add(.submission(q2: q2, group: "dagpenge"), of: person, effective: time(2016))
        if chance(4) { add(.withdrawal(of: form), of: person, effective: time(2017)) }
    }

    private mutating func addScore(of person: Int) {
        add(
            .score(
                model: pick(Self.models),
                label: pick(["low", "high"]),
                recipient: pick(["jobcentre:0101", "citizen", "a-kasse:12"]),
                through: nil
            ),
            of: person,
            effective: time(2017)
        )
    }

    /// What comes after the live scores: corrections, marks, restrictions, more scores.
    private mutating func addLater(of person: Int) {
        let own = events.filter { $0.person == person }
        if chance(2) { addOrigin(of: person, registered: 2018) }
        if chance(3) { addScore(of: person) }
        for _ in 0..<pick([0, 1, 2]) {
            let target = pick(own)
            let statement: NaiveEvent.Statement =
                switch target.statement {
                case .fact, .submission, .score, .withdrawal:
                    pick([
                        .annulment(of: target.id), .dispute(of: target.id, outcome: "accepted"),
                        .dispute(of: target.id, outcome: "rejected"),
                    ])
                default: .annulment(of: target.id)
                }
            let mark = add(statement, of: person, effective: time(2018))
            if chance(3) { add(.annulment(of: mark), of: person, effective: time(2018)) }
        }
        if chance(4) {
            let attribute = pick(["origin", "employment", nil])
            add(.restriction(attribute: attribute), of: person, effective: time(2018))
        }
    }

    /// Issues a score as a live service does: through a place of the log.
    private mutating func issueLive(of person: Int) throws {
        let next = try bench.store.log.nextPosition().rawValue
        let through = UInt64.random(in: (next / 2)..<next, using: &generator)
        let at = time(2017)
        let model = pick(Self.models)
        let id = add(
            .score(model: model, label: "low", recipient: "citizen", through: through),
            of: person,
            effective: at
        )
        let body = ScoreIssuedBody(
            model: model,
            class: "low",
            recipient: "citizen",
            inputsThrough: Position(rawValue: through)
        )
        let event = NewEvent(
            type: .scoreIssued,
            destination: .subject(try bench.subject(Population.person(person))),
            key: try EventKey(source: "feed", id: id),
            registered: RegisteredTime(try Instant(parsing: at)),
            effective: EffectiveTime(try Instant(parsing: at)),
            body: body.bytes
        )
        guard case .stored(let placements) = try bench.store.log.append([AppendRequest([event])])[0]
        else { throw StoreError(.badInput, "a live score was refused") }
        events[events.count - 1].position = placements[0].position.rawValue
    }

    // MARK: - The store

    /// Imports what is not stored yet, and finds the places that it got.
    mutating func store() throws {
        let fresh = events.indices.filter { events[$0].position == 0 }
        try bench.take(fresh.map { events[$0].line })
        var places: [String: UInt64] = [:]
        for person in 0..<personCount {
            let history = try bench.store.history(
                of: bench.subject(Population.person(person)),
                asOf: .everything,
                roles: ["dpo"]
            )
            for entry in history.entries {
                places[entry.provenance.id] = entry.provenance.position.rawValue
            }
        }
        for index in fresh { events[index].position = places[events[index].id] ?? 0 }
    }

    func history(of person: Int) -> NaiveHistory {
        NaiveHistory(events: events.filter { $0.person == person })
    }

    func subject(_ person: Int) throws -> SubjectID {
        try bench.subject(Population.person(person))
    }
}
