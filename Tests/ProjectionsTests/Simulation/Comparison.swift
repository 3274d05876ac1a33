import EventModel
import ProfileModel
import Projections

/// Compares the fold's profile with the naive model's, whole.
struct Comparison {
    var fold = ProfileFold()

    /// What differs, `nil` where nothing does.
    mutating func difference(
        _ events: [NaiveEvent],
        bytes: [UInt8],
        _ question: NaiveQuestion
    ) throws -> String? {
        let expected = Self.profile(
            NaiveModel(events: events, question: question).profile(),
            in: events
        )
        let found = try fold.profile(of: bytes, asOf: PackedHistory.question(question))
        if found == expected { return nil }
        return "expected \(expected)\nfound    \(found)"
    }

    /// Takes away what a failure does not need, as long as it still fails.
    mutating func shrink(
        _ events: [NaiveEvent],
        _ question: NaiveQuestion
    ) throws -> [NaiveEvent] {
        var small = events
        var index = 0
        while index < small.count {
            var smaller = small
            smaller.remove(at: index)
            let bytes = try PackedHistory.bytes(smaller)
            if try difference(smaller, bytes: bytes, question) == nil {
                index += 1
            } else {
                small = smaller
                index = 0
            }
        }
        return small
    }

    /// A failure's story: the seed, the question, the shrunken history and the difference.
    mutating func story(
        seed: UInt64,
        _ events: [NaiveEvent],
        _ question: NaiveQuestion
    ) throws -> String {
        let small = try shrink(events, question)
        let bytes = try PackedHistory.bytes(small)
        let difference = try difference(small, bytes: bytes, question) ?? "nothing"
        let lines = small.map { "  \($0)" }.joined(separator: "\n")
        return "seed \(seed)\n\(question)\n\(lines)\n\(difference)"
    }

    /// The naive profile in the words of the product, every field filled in from the events.
    private static func profile(_ naive: NaiveProfile, in events: [NaiveEvent]) -> Profile {
        let facts = naive.facts.values.map { fact($0, in: events) }
        let plain = facts.filter { $0.period == nil }.sorted { $0.attribute < $1.attribute }
        let series = Dictionary(grouping: facts.filter { $0.period != nil }, by: \.attribute)
            .sorted { $0.key < $1.key }
            .map { attribute, facts in
                ProfileSeries(attribute: attribute, facts: facts.sorted(by: isEarlier))
            }
        return Profile(
            attributes: plain,
            series: series,
            submission: naive.submission.flatMap { submission($0, in: events) }
        )
    }

    private static func isEarlier(_ left: ProfileFact, _ right: ProfileFact) -> Bool {
        guard let left = left.period, let right = right.period else { return false }
        return left < right
    }

    private static func fact(
        _ choice: NaiveProfile.Choice,
        in events: [NaiveEvent]
    ) -> ProfileFact {
        let event = choice.event
        guard case .fact(let attribute, let period, let value?) = event.statement else {
            preconditionFailure("The naive model chooses facts that have a value")
        }
        return ProfileFact(
            attribute: AttributeNumber(rawValue: UInt16(attribute)),
            value: .integer(Int64(value)),
            period: period.map(PackedHistory.period),
            effective: EffectiveTime(PackedHistory.time(event.effective)),
            registered: RegisteredTime(PackedHistory.time(event.registered)),
            recorded: RecordedTime(PackedHistory.time(event.recorded)),
            position: Position(rawValue: UInt64(event.position)),
            revision: revision(of: event, in: events),
            source: SourceNumber(rawValue: 3),
            id: PackedHistory.id(of: event),
            isDisputed: choice.isDisputed,
            disputeCount: choice.decisions,
            remarkCount: choice.remarks
        )
    }

    private static func submission(
        _ choice: NaiveProfile.Choice,
        in events: [NaiveEvent]
    ) -> ProfileSubmission? {
        let event = choice.event
        guard case .submission(let answer) = event.statement else { return nil }
        return ProfileSubmission(
            body: PackedHistory.submission(answer),
            at: EffectiveTime(PackedHistory.time(event.effective)),
            registered: RegisteredTime(PackedHistory.time(event.registered)),
            recorded: RecordedTime(PackedHistory.time(event.recorded)),
            position: Position(rawValue: UInt64(event.position)),
            revision: revision(of: event, in: events),
            source: SourceNumber(rawValue: 3),
            id: PackedHistory.id(of: event),
            isDisputed: choice.isDisputed,
            disputeCount: choice.decisions,
            remarkCount: choice.remarks
        )
    }

    private static func revision(of event: NaiveEvent, in events: [NaiveEvent]) -> Revision {
        Revision(rawValue: UInt32(events.firstIndex(of: event) ?? 0))
    }
}
