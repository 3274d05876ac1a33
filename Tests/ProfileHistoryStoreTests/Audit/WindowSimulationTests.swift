import EventModel
import Foundation
import ProfileModel
import Testing

@testable import ProfileHistoryStore

/// Forms inside and outside their time, against a reading of the rules written apart.
@Suite struct WindowSimulationTests {
    private static let groups = ["dagpenge", "kontanthjaelp", "flexjob"]

    /// The opening of a week of 2017, as the other times are written.
    private static func opening(_ week: Int) throws -> String {
        let day = try ISOWeek(year: 2017, week: week).firstDay
        return String(Copenhagen.opening(of: day).description.prefix(19)) + "Z"
    }

    private static func name(_ week: Int) -> String { "2017-W\(week < 10 ? "0" : "")\(week)" }

    /// Runs of weeks with gaps, forms, and facts that assign a group.
    private static func world(seed: UInt64) throws -> AuditWorld {
        var world = try AuditWorld(bare: 30, seed: seed)
        try world.bench.take([
            """
            {"type":"attribute","id":"match","source":"feed","name":"match","kind":"integer",\
            "registered":"2016-01-01"}
            """
        ])
        for person in 0..<world.personCount {
            world.add(
                .fact(attribute: "municipality", value: "0101", period: nil),
                of: person,
                effective: "2015-01-01T00:00:00Z"
            )
            if !world.chance(6) { try addWeeks(of: person, &world) }
            for _ in 0..<world.pick([1, 2, 3]) {
                let form = world.add(
                    .submission(q2: "6m", group: world.pick(groups + groups.prefix(2))),
                    of: person,
                    effective: world.time(2017)
                )
                if world.chance(6) {
                    world.add(.annulment(of: form), of: person, effective: world.time(2018))
                }
            }
            for _ in 0..<world.pick([0, 0, 1, 2]) {
                world.add(
                    .fact(attribute: "match", value: "2", period: nil),
                    of: person,
                    effective: world.time(2017),
                    registered: world.time(world.pick([2017, 2018]))
                )
            }
            if world.chance(5) {
                world.add(
                    .restriction(attribute: world.pick(["benefit", "match", nil])),
                    of: person,
                    effective: world.time(2018)
                )
            }
        }
        try world.store()
        return world
    }

    private static func addWeeks(of person: Int, _ world: inout AuditWorld) throws {
        var code = world.pick(["111", "112", "131", "700"])
        var isRunning = world.chance(2)
        for week in 1...52 {
            if world.chance(9) { isRunning.toggle() }
            if world.chance(12) { code = world.pick(["111", "131", "700"]) }
            guard isRunning, !world.chance(15) else { continue }
            let fact = world.add(
                .fact(attribute: "benefit", value: code, period: name(week)),
                of: person,
                effective: try opening(week),
                registered: world.time(world.pick([2017, 2018]))
            )
            if world.chance(40) {
                world.add(.annulment(of: fact), of: person, effective: world.time(2018))
            }
        }
    }

    /// Day numbers since 1 January 2017, counted out month by month.
    private static func day(_ month: Int, _ day: Int) -> Int {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30]
        return lengths.prefix(month - 1).reduce(0, +) + min(day, lengths[month - 1]) - 1
    }

    private static func day(of time: String) -> Int {
        day(Int(time.dropFirst(5).prefix(2)) ?? 1, Int(time.dropFirst(8).prefix(2)) ?? 1)
    }

    /// The day of the same name so many months later, or the last of a shorter month.
    private static func day(_ start: Int, months: Int) -> Int {
        var month = 1
        while day(month + 1, 1) <= start { month += 1 }
        return day(month + months, start - day(month, 1) + 1)
    }

    private struct Case {
        let rules: WindowRules
        let isPrivileged: Bool
        let isThen: Bool
    }

    private static func verdict(_ form: NaiveEvent, _ history: NaiveHistory, _ asked: Case) throws
        -> String
    {
        guard case .submission(_, let group) = form.statement else { return "" }
        let rules = asked.rules
        if group == "flexjob" { return "cannotTell noCodes" }
        let at = form.effective
        let known = asked.isThen ? NaiveHistory.Known.registered(at) : NaiveScore.everything
        let facts = history.series("benefit", at: "9999", known)
        if facts.isEmpty { return "cannotTell noBenefit" }
        let isHidden = !asked.isPrivileged && history.isRestricted("benefit")
        // 2 January 2017 is the Monday of week 1.
        let last = (day(of: at) - 1 + 7) / 7
        let weeks = facts.compactMap { name, fact -> (week: Int, group: String)? in
            let week = Int(name.suffix(2)) ?? 0
            guard week <= last else { return nil }
            if isHidden { return (week, "hidden") }
            let value = fact.value ?? ""
            return value == "700" ? nil : (week, value < "120" ? "dagpenge" : "kontanthjaelp")
        }.sorted { $0.week > $1.week }
        guard let latest = weeks.first, last - latest.week <= rules.gap else { return "before" }
        if isHidden { return "cannotTell restricted" }
        if latest.group != group { return "wrongGroup" }
        var start = latest.week
        for week in weeks where start - week.week <= rules.gap + 1 { start = week.week }
        if group == "dagpenge" {
            let monday = (start - 1) * 7 + 1
            return day(of: at) >= day(monday, months: rules.months) ? "late" : "inside"
        }
        guard rules.assigned != nil else { return "cannotTell noAttribute" }
        let opening = try opening(start)
        let assigned = history.events.filter { event in
            guard case .fact("match", _, _) = event.statement else { return false }
            let isKnown = !asked.isThen || event.registered <= at
            return isKnown && event.effective >= opening && event.effective <= at
                && !history.isVoid(event.id, known)
        }
        if assigned.isEmpty { return "inside" }
        let isMatchHidden = !asked.isPrivileged && history.isRestricted("match")
        return isMatchHidden ? "cannotTell restricted" : "late"
    }

    private static func text(_ found: JudgedSubmission) -> String {
        found.reason.map { "\(found.verdict) \($0)" } ?? "\(found.verdict)"
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `every form is judged by the rules as they are written`(seed: UInt64) throws {
        let world = try Self.world(seed: seed)
        var seen: Set<String> = []
        for (months, gap, assigned) in [(3, 0, "match"), (1, 2, "match"), (2, 1, nil)] {
            for (roles, isThen) in [([], false), (["dpo"], false), (["dpo"], true)] {
                var rules = WindowRules(
                    codes: try BenefitCodes(parsing: ["dagpenge=11", "kontanthjaelp=13"])
                )
                (rules.months, rules.gap, rules.assigned) = (months, gap, assigned)
                var question = WindowQuestion(
                    rules,
                    options: AuditOptions(roles: Set(roles), jobs: 2)
                )
                question.knowledge = isThen ? .then : .now
                let answer = try world.bench.store.windows(question)
                let asked = Case(rules: rules, isPrivileged: !roles.isEmpty, isThen: isThen)
                var expected: [String] = []
                var annulled = 0
                for person in 0..<world.personCount {
                    let history = world.history(of: person)
                    for event in history.events.sorted(by: { $0.position < $1.position }) {
                        guard case .submission = event.statement else { continue }
                        if history.isAnnulled(event.id, NaiveScore.everything) {
                            annulled += 1
                            continue
                        }
                        let verdict = try Self.verdict(event, history, asked)
                        seen.insert(verdict)
                        expected.append("\(event.position) \(verdict)")
                    }
                }
                let found = answer.submissions.map { "\($0.position) \(Self.text($0))" }
                #expect(found == expected, "\(months) \(gap) \(roles) \(isThen)")
                #expect(answer.annulled == annulled)
                #expect(answer.counts.reduce(0) { $0 + $1.all } == expected.count)
            }
        }
        #expect(seen.isSuperset(of: ["inside", "late", "before", "wrongGroup"]))
    }
}
