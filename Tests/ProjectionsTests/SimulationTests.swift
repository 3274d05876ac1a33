import EventModel
import ProfileModel
import Projections
import Testing

/// Random histories and questions: the fold against the naive model.
struct SimulationTests {
    static let historiesPerSeed = 1_000
    static let questionsPerHistory = 8

    /// 20 seeds of 1,000 histories with 8 questions each are 160,000 pairs.
    @Test(arguments: UInt64(1)...20)
    func `fold and naive model agree on random histories`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var comparison = Comparison()
        for _ in 0..<Self.historiesPerSeed {
            let history = GeneratedHistory(using: &random)
            let bytes = try PackedHistory.bytes(history.events)
            for _ in 0..<Self.questionsPerHistory {
                let question = NaiveQuestion(about: history, using: &random)
                let difference = try comparison.difference(
                    history.events,
                    bytes: bytes,
                    question
                )
                guard difference != nil else { continue }
                let story = try comparison.story(seed: seed, history.events, question)
                Issue.record("\(story)")
                return
            }
        }
    }

    @Test(arguments: UInt64(1)...4)
    func `what a fold chooses is what its profile holds`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 50)
        var chooser = ProfileFold()
        var fold = ProfileFold()
        for _ in 0..<2_000 {
            let history = GeneratedHistory(using: &random)
            let bytes = try PackedHistory.bytes(history.events)
            let question = PackedHistory.question(NaiveQuestion(about: history, using: &random))
            let profile = try fold.profile(of: bytes, asOf: question)
            let span = bytes.span
            try chooser.choose(from: unsafe span.bytes, asOf: question)
            #expect(chooser.chosenSubmission?.position == profile.submission?.position)
            let facts = profile.attributes + profile.series.flatMap(\.facts)
            let winners = (0..<chooser.winnerCount).compactMap { chooser.winner(at: $0) }
            #expect(Set(winners.map(\.position)) == Set(facts.map(\.position)))
            for fact in facts {
                let winner = try #require(chooser.winner(of: fact.attribute, for: fact.period))
                #expect(winner.position == fact.position && winner.period == fact.period)
                #expect(winner.revision == fact.revision && winner.recorded == fact.recorded)
                let value = try winner.value(in: unsafe span.bytes)
                guard case .integer(let number) = value else {
                    Issue.record("\(String(describing: value)) for \(fact)")
                    return
                }
                #expect(.integer(number) == fact.value)
            }
        }
    }

    /// The profile itself is what another simulation is about.
    @Test(arguments: UInt64(1)...8)
    func `what a reader may not see is what the rule says`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 700)
        var fold = ProfileFold()
        var withheld = 0
        for _ in 0..<2_000 {
            let history = GeneratedHistory(using: &random)
            let bytes = try PackedHistory.bytes(history.events)
            let question = NaiveQuestion(about: history, using: &random)
            let moment =
                random.chance(30) ? nil : random.number(below: GeneratedHistory.timeCount + 1)
            let role = random.number(below: 3)
            let naive = NaiveRestrictions(
                events: history.events,
                question: question,
                roles: role == 2 ? [] : [role],
                moment: moment
            )
            let asOf = PackedHistory.question(question)
            let whole = try fold.profile(of: bytes, asOf: asOf)
            let seen = try fold.profile(
                of: unsafe bytes.span.bytes,
                asOf: asOf,
                for: Reader(
                    roles: Set(naive.roles.map { "r\($0)" }),
                    at: moment.map { EffectiveTime(PackedHistory.time($0)) }
                )
            )
            func isWithheld(_ position: Position) -> Bool {
                history.events.contains {
                    $0.position == Int(position.rawValue) && naive.withholds($0)
                }
            }
            let facts = whole.attributes + whole.series.flatMap(\.facts)
            let places = Set(facts.map(\.position))
            var all = seen.attributes + seen.series.flatMap(\.facts)
            // That an attribute ended is withheld like a value.
            for ended in all where !places.contains(ended.position) {
                #expect(ended.value == .withheld(.restricted) && isWithheld(ended.position))
            }
            all.removeAll { !places.contains($0.position) }
            #expect(all.count == facts.count)
            for (fact, shown) in zip(facts, all) {
                let isHeld = isWithheld(fact.position)
                if isHeld { withheld += 1 }
                let value = isHeld ? .withheld(.restricted) : fact.value
                #expect(shown.value == value, "seed \(seed), \(history.events), \(naive)")
                #expect(shown.position == fact.position)
            }
            #expect(seen.submission?.position == whole.submission?.position)
            if let form = whole.submission {
                let answer =
                    isWithheld(form.position) ? .withheld(.restricted) : form.answer(to: "q2")
                #expect(seen.submission?.answer(to: "q2") == answer, "seed \(seed), \(naive)")
            }
        }
        #expect(withheld > 100)
    }

    @Test(arguments: UInt64(1)...4)
    func `timeline and naive model agree on random registries`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let registry = GeneratedRegistry(using: &random)
            let timeline = try ModelTimeline(of: try registry.bytes())
            for _ in 0..<5 {
                let (effective, known) = (random.number(below: 5), random.number(below: 5))
                let naive = NaiveTimeline(
                    events: registry.events,
                    effective: effective,
                    known: known
                )
                let question = AsOf(
                    effective: EffectiveTime(PackedHistory.time(effective)),
                    known: .registered(RegisteredTime(PackedHistory.time(known)))
                )
                let expected = [0, 1].map { naive.model(inForceFor: $0).map { "m\($0)" } }
                let found = ["g0", "g1"].map {
                    timeline.inForce(for: $0, asOf: question)?.model
                }
                #expect(found == expected, "seed \(seed), \(naive)")
                let all = timeline.inForce(asOf: question).map(\.model)
                #expect(all == expected.compactMap(\.self), "seed \(seed), \(naive)")
            }
        }
    }

    /// A simulation in which nothing happens agrees with everything.
    @Test func `random histories reach what the rules are about`() throws {
        var random = SeededGenerator(seed: 99)
        var seen: [String: Int] = [:]
        for _ in 0..<5_000 {
            let history = GeneratedHistory(using: &random)
            let question = NaiveQuestion(about: history, using: &random)
            let model = NaiveModel(events: history.events, question: question)
            let profile = model.profile()
            for event in history.events where model.isKnown(event) {
                if model.isAnnulled(event) { seen["annulled", default: 0] += 1 }
                if model.isMarked(event) { seen["disputed", default: 0] += 1 }
                if event.statement == .annulment && !model.isInForce(event) {
                    seen["annulment without effect", default: 0] += 1
                }
                if model.isSubmission(event) && model.isWithdrawn(event) {
                    seen["withdrawn", default: 0] += 1
                }
            }
            if profile.facts.values.contains(where: \.isDisputed) {
                seen["shown though disputed", default: 0] += 1
            }
            if profile.facts.keys.contains(where: { $0.period != nil }) {
                seen["series", default: 0] += 1
            }
            if profile.submission != nil { seen["submission", default: 0] += 1 }
            if model.keys.count > profile.facts.count { seen["ended or hidden", default: 0] += 1 }
        }
        #expect(seen.count == 8)
        for (what, count) in seen { #expect(count >= 20, "\(what)") }
    }
}
