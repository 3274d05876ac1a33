import EventLog
import EventModel
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// What corrections changed, against inputs and classes that are worked out by definition.
@Suite struct CorrectionSimulationTests {
    /// What is expected of one score, in words.
    private static func expected(_ score: NaiveScore, isPrivileged: Bool) -> String {
        let late = lateEvents(score)
        if late.isEmpty { return "unchanged" }
        if !isPrivileged, score.history.isRestricted("of the person alone") { return "restricted" }
        guard score.isRunnable else {
            return score.model == "draft" ? "modelNotApproved" : "modelNotRegistered"
        }
        var lines: [String] = []
        var isWithheld = false
        for (feature, field) in NaiveScore.inputs {
            let before = score.input(feature, score.known)
            let after = score.input(feature, NaiveScore.everything)
            let isRead = !before.positions.isEmpty || !after.positions.isEmpty
            if !isPrivileged, field != "q2", isRead, score.history.isRestricted(field) {
                isWithheld = true
                continue
            }
            if before.value == after.value { continue }
            lines.append(
                "\(feature) \(before.value)\(before.positions) \(after.value)\(after.positions)"
            )
        }
        if lines.isEmpty { return isWithheld ? "inputRestricted" : "unchanged" }
        if isWithheld { return lines.joined(separator: "; ") }
        let classes = [score.known, NaiveScore.everything].map { score.label($0) ?? "none" }
        return lines.joined(separator: "; ") + " \(classes[0]) to \(classes[1])"
    }

    /// What was not known to a score, is effective by its moment, and may change a profile.
    private static func lateEvents(_ score: NaiveScore) -> [NaiveEvent] {
        score.history.events.filter { event in
            let isKnown =
                switch score.known {
                case .registered(let time): event.registered <= time
                case .position(let last): event.position <= last
                }
            if isKnown { return false }
            switch event.statement {
            case .fact, .submission, .withdrawal: return event.effective <= score.event.effective
            case .annulment, .dispute(_, "accepted"): return true
            default: return false
            }
        }
    }

    private static func text(_ reading: CorrectedInput.Reading) -> String {
        let text = "\(reading.value)"
        let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        return "\(whole)\(reading.positions.map(\.rawValue))"
    }

    private static func text(_ score: CorrectedScore) -> String {
        let lines = score.inputs.map { "\($0.feature) \(text($0.before)) \(text($0.after))" }
            .joined(separator: "; ")
        if score.withholding != nil { return lines }
        let classes = [score.then, score.now].map { $0.outcome.label ?? "none" }
        return "\(lines) \(classes[0]) to \(classes[1])"
    }

    /// The causes are late, and with them alone everything comes out as with all that came late.
    private static func check(_ found: CorrectedScore, _ score: NaiveScore) {
        let late = lateEvents(score)
        for input in found.inputs {
            let causes = Set(input.causes.map(\.position.rawValue))
            #expect(!causes.isEmpty)
            #expect(causes.isSubset(of: late.map(\.position)))
            let idle = late.filter { $0.target != nil && causes.contains($0.position) }
                .filter { score.history.isVoid($0.id, NaiveScore.everything) }
            #expect(idle.isEmpty, "a mark without an effect is no cause")
            let others = Set(late.map(\.position)).subtracting(causes)
            let history = NaiveHistory(
                events: score.history.events.filter { !others.contains($0.position) }
            )
            let alone = NaiveScore(score.event, history)
            let expected = score.input(input.feature, NaiveScore.everything)
            #expect(alone?.input(input.feature, NaiveScore.everything) == expected)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `every score is compared, and the causes are enough`(seed: UInt64) throws {
        let world = try AuditWorld(12, seed: seed)
        for roles in [[], ["dpo"]] as [Set<String>] {
            let question = CorrectionQuestion(options: AuditOptions(roles: roles, jobs: 2))
            let answer = try world.bench.store.correctionEffect(question)
            var found: [UInt64: CorrectedScore] = [:]
            for score in answer.scores { found[score.score.position.rawValue] = score }
            var refused: [UInt64: String] = [:]
            for score in answer.unexamined {
                refused[score.position.rawValue] = score.reason.rawValue
            }
            var unchanged = 0
            for person in 0..<world.personCount {
                let history = world.history(of: person)
                for event in history.events {
                    guard let score = NaiveScore(event, history), score.standing != "annulled"
                    else { continue }
                    let expected = Self.expected(score, isPrivileged: !roles.isEmpty)
                    let corrected = found.removeValue(forKey: event.position)
                    let said =
                        corrected.map(Self.text)
                        ?? refused.removeValue(forKey: event.position) ?? "unchanged"
                    #expect(said == expected, "\(event.position) \(roles)")
                    if expected == "unchanged" { unchanged += 1 }
                    if let corrected { Self.check(corrected, score) }
                }
            }
            #expect(found.isEmpty && refused.isEmpty)
            #expect(answer.unchanged == unchanged)
        }
    }

    @Test func `one person, a range and a date narrow the same answer`() throws {
        let world = try AuditWorld(16, seed: 77)
        let store = world.bench.store
        let options = AuditOptions(roles: ["dpo"])
        let whole = try store.correctionEffect(CorrectionQuestion(options: options))
        #expect(whole.scores.count > 2 && whole.unchanged > 2)
        for person in 0..<world.personCount {
            let subject = try world.subject(person)
            let one = try store.correctionEffect(
                CorrectionQuestion(of: subject, options: options)
            )
            #expect(one.scores == whole.scores.filter { $0.score.subject == subject })
        }
        let since = EffectiveTime(try Instant(parsing: "2017-06-01T00:00:00Z"))
        let later = try store.correctionEffect(CorrectionQuestion(since: since, options: options))
        #expect(later.scores == whole.scores.filter { $0.score.at >= since })
        let causes = Set(whole.scores.flatMap { $0.inputs.flatMap { $0.causes.map(\.position) } })
        for position in causes {
            let narrow = try store.correctionEffect(
                CorrectionQuestion(
                    corrections: PositionRange(from: position, to: position),
                    options: options
                )
            )
            let expected = whole.scores.filter { score in
                score.inputs.contains { $0.causes.contains { $0.position == position } }
            }
            #expect(narrow.scores.map(\.score) == expected.map(\.score))
        }
    }

    @Test func `known as it was at a score's own place nothing has changed`() throws {
        let world = try AuditWorld(12, seed: 5)
        for person in 0..<world.personCount {
            let history = world.history(of: person)
            for event in history.events {
                guard let score = NaiveScore(event, history), let through = score.through else {
                    continue
                }
                var question = CorrectionQuestion(of: try world.subject(person))
                question.known = .position(Position(rawValue: through))
                question.options.roles = ["dpo"]
                let answer = try world.bench.store.correctionEffect(question)
                #expect(!answer.scores.contains { $0.score.position.rawValue == event.position })
            }
        }
    }
}
