import EventLog
import EventModel
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// Whom a fault reached, against scores and inputs that are worked out by definition.
@Suite struct BlastRadiusSimulationTests {
    /// What is found of one score, in one line.
    private static func line(_ touched: TouchedScore) -> String {
        let why = touched.reasons.map { reason in
            switch reason {
            case .model: "model"
            case .event: "event"
            case .input(let input): "\(input.feature)\(input.positions.map(\.rawValue))"
            }
        }
        return "\(touched.score.position) \(touched.score.standing) \(why)"
    }

    private static func line(_ score: UnexaminedScore) -> String {
        "\(score.position) \(score.standing) \(score.reason)"
    }

    /// The expected lines: touched, and not examined.
    private struct Expected {
        var touched: [String] = []
        var unexamined: [String] = []
    }

    private static func expected(
        _ fault: BlastRadiusQuestion.Fault,
        in world: AuditWorld,
        isPrivileged: Bool
    ) -> Expected {
        var expected = Expected()
        for person in 0..<world.personCount {
            let history = world.history(of: person)
            let scores = history.events.compactMap { NaiveScore($0, history) }
            for score in scores.sorted(by: { $0.event.position < $1.event.position }) {
                add(score, fault, isPrivileged, to: &expected)
            }
        }
        return expected
    }

    private static func add(
        _ score: NaiveScore,
        _ fault: BlastRadiusQuestion.Fault,
        _ isPrivileged: Bool,
        to expected: inout Expected
    ) {
        let head = "\(score.event.position) \(score.standing)"
        if !isPrivileged, score.history.isRestricted("of the person alone") {
            expected.unexamined.append("\(head) restricted")
            return
        }
        var why: [String] = []
        var refusal: String?
        switch fault {
        case .model(let name): if score.model == name { why = ["model"] }
        case .range(let range):
            if range.contains(Position(rawValue: score.event.position)) { why = ["event"] }
            let mayRead = score.through.map { $0 >= range.first.rawValue } ?? true
            let hasData = score.history.events.contains { isRead($0) && isIn(range, $0.position) }
            if mayRead && hasData {
                refusal = inputs(score, isPrivileged, &why) { _, input in
                    let places = input.positions.filter { isIn(range, $0) }
                    return places.isEmpty ? nil : places
                }
            }
        case .input(let condition):
            refusal = inputs(score, isPrivileged, &why, about: condition.name) { place, input in
                matched(condition, place, input)
            }
        }
        if !why.isEmpty {
            expected.touched.append("\(head) \(why)")
        } else if let refusal {
            expected.unexamined.append("\(head) \(refusal)")
        }
    }

    private static func isIn(_ range: PositionRange, _ position: UInt64) -> Bool {
        range.contains(Position(rawValue: position))
    }

    private static func isRead(_ event: NaiveEvent) -> Bool {
        switch event.statement {
        case .fact, .submission: true
        default: false
        }
    }

    private static func inputs(
        _ score: NaiveScore,
        _ isPrivileged: Bool,
        _ why: inout [String],
        about name: String? = nil,
        _ match: (Int, NaiveScore.Input) -> [UInt64]?
    ) -> String? {
        guard score.isRunnable else {
            return score.model == "draft" ? "modelNotApproved" : "modelNotRegistered"
        }
        var refusal: String?
        for (place, (feature, field)) in NaiveScore.inputs.enumerated()
        where name == nil || name == feature || name == field {
            let input = score.input(feature, score.known)
            let isRestricted =
                !isPrivileged && field != "q2" && !input.positions.isEmpty
                && score.history.isRestricted(field)
            if isRestricted {
                // A range is held against the places first.
                if name != nil || match(place, input) != nil { refusal = "inputRestricted" }
                continue
            }
            if let places = match(place, input) { why.append("\(feature)\(places)") }
        }
        return refusal
    }

    private static func matched(
        _ condition: InputCondition,
        _ place: Int,
        _ input: NaiveScore.Input
    ) -> [UInt64]? {
        let (feature, field) = NaiveScore.inputs[place]
        switch condition.expected {
        case .missing(let reason):
            // The version puts "unknown" in the place of an origin that nobody stated.
            let isReplaced = feature == "origin" && input.positions.isEmpty
            let text = isReplaced ? "(noFact)" : input.value
            // On the published form "do not know" is a choice, and no state.
            guard text.hasPrefix("(") else { return nil }
            return reason == nil || text == "(\(reason?.rawValue ?? ""))" ? input.positions : nil
        case .value(let value):
            if feature == condition.name, input.value == value { return input.positions }
            if feature == "expectation" {
                return input.value == value ? input.positions : nil
            }
            let found = input.facts.filter { $0.value == value }.keys.sorted()
            return field == condition.name && !found.isEmpty ? found : nil
        }
    }

    private static func faults(_ world: inout AuditWorld) throws -> [BlastRadiusQuestion.Fault] {
        var faults: [BlastRadiusQuestion.Fault] = AuditWorld.models.map { .model($0) }
        let end = try world.bench.store.log.nextPosition().rawValue
        for _ in 0..<6 {
            let first = UInt64.random(in: 0..<end, using: &world.generator)
            let last = UInt64.random(in: first..<end, using: &world.generator)
            faults.append(
                .range(
                    try PositionRange(from: Position(rawValue: first), to: Position(rawValue: last))
                )
            )
        }
        for text in [
            "origin=danish", "origin=unknown", "origin=(missing)", "origin=(noFact)", "q2=6m",
            "expectation=dont_know", "q2=(declined)", "expectation=(missing)", "q2=(neverAsked)",
            "birthDate=1961-08-04", "age=55", "employment=1", "monthsEmployed=3",
            "monthsEmployed=(noFact)",
        ] {
            faults.append(.input(try InputCondition(parsing: text)))
        }
        return faults
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `every score that a fault reached is found, and none beside`(seed: UInt64) throws {
        var world = try AuditWorld(12, seed: seed)
        for fault in try Self.faults(&world) {
            for roles in [[], ["dpo"]] as [Set<String>] {
                let expected = Self.expected(fault, in: world, isPrivileged: !roles.isEmpty)
                for jobs in [1, 3] {
                    let question = BlastRadiusQuestion(
                        fault,
                        options: AuditOptions(roles: roles, jobs: jobs)
                    )
                    let found = try? world.bench.store.blastRadius(question)
                    let touched = found?.scores.map(Self.line) ?? []
                    #expect(touched == expected.touched, "\(fault) \(roles)")
                    let unexamined = found?.unexamined.map(Self.line) ?? []
                    if found != nil {
                        #expect(unexamined == expected.unexamined, "\(fault) \(roles)")
                    }
                }
            }
        }
    }
}
