internal import EventLog
public import EventModel
internal import ProfileModel
public import ProfileScoring
internal import Projections
internal import Scoring

/// A person's score from day to day, and what moved it.
public struct ScoreTimeline: Sendable {
    /// A run of days on which the same came out.
    public struct Step: Sendable {
        /// The first of the days.
        public let from: CalendarDate
        /// What came out.
        public let outcome: ReplayOutcome
        /// The score, where there is one.
        public let score: Double?
        /// The version that scored, nil where none did.
        public let model: String?
        /// What is otherwise than on the day before; none on the first day.
        public let changes: [Change]
    }

    /// Something that is otherwise than on the day before.
    public enum Change: Hashable, Sendable {
        /// Another form is in force, or none.
        case submission(Position?)
        /// Another version is in force, or none.
        case model(String?, Position?)
        /// An input was read otherwise, from these events.
        case input(ScoredInput)
    }

    /// Whose score it is.
    public let subject: SubjectID
    /// The question.
    public let question: TimelineQuestion
    /// The steps, in the order of time.
    public let steps: [Step]
    let words: [FeatureWords]

    /// The versions that scored, in the order of their first days.
    public var models: [String] {
        var models: [String] = []
        for case let model? in steps.map(\.model) where !models.contains(model) {
            models.append(model)
        }
        return models
    }
}

extension HistoryStore {
    /// Scores a person on every day of a span, each at its close.
    ///
    /// Costs one fold and one evaluation a day. Throws `.badInput` where the days do not hold,
    /// `.unknownModel` and `.lifecycle` where a named version can not score, `.unknownSubject` and
    /// `.erased` where nothing is held.
    public func timeline(
        of subject: SubjectID,
        _ question: TimelineQuestion
    ) throws(StoreError) -> ScoreTimeline {
        let count = question.to.dayNumber - question.from.dayNumber + 1
        guard count >= 1, count <= TimelineQuestion.maximumDayCount else {
            throw StoreError(
                .badInput,
                "from 1 to \(TimelineQuestion.maximumDayCount) days, the last not before the first",
                field: "to"
            )
        }
        if let model = question.model { _ = try scorer(of: model) }
        var days = TimelineDays()
        for number in question.from.dayNumber...question.to.dayNumber {
            let date = CalendarDate(dayNumber: number)
            days.add(date, try day(date, subject, question))
        }
        var words: [FeatureWords] = []
        for name in days.models {
            words.append(FeatureWords(try scorer(of: name).document, forms: try registry().forms))
        }
        return ScoreTimeline(
            subject: subject,
            question: question,
            steps: days.steps,
            words: words
        )
    }

    private func day(
        _ date: CalendarDate,
        _ subject: SubjectID,
        _ question: TimelineQuestion
    ) throws(StoreError) -> TimelineDays.Day {
        let close = Copenhagen.close(of: date)
        let asOf = AsOf(
            effective: EffectiveTime(close),
            known: question.isAsKnownThen
                ? .registered(RegisteredTime(close)) : .registered(RegisteredTime(now()))
        )
        let profile = try profile(of: subject, asOf: asOf, roles: question.roles)
        guard let submission = profile.profile.submission else {
            return TimelineDays.Day(outcome: .noSubmission)
        }
        var day = TimelineDays.Day(outcome: .noModel)
        day.submission = submission.position
        let activation = profile.models.first { $0.targetGroup == submission.body.targetGroup }
        guard let model = question.model ?? activation?.model else { return day }
        day.activation = question.model == nil ? activation?.provenance.position : nil
        day.result = try scorer(of: model).score(profile.profile, at: asOf.effective)
        if let none = day.result?.noResult {
            day.outcome = .noResult(none.kind)
        } else {
            day.outcome = .class(day.result?.label?.name ?? "")
        }
        return day
    }
}

/// The days of a span as they are gone through, and the steps that they make.
private struct TimelineDays {
    struct Day {
        var outcome: ReplayOutcome
        var submission: Position?
        var activation: Position?
        var result: ScoreResult?
    }

    private(set) var steps: [ScoreTimeline.Step] = []
    /// The versions that scored, each once.
    private(set) var models: [String] = []
    private var last: Day?

    mutating func add(_ date: CalendarDate, _ day: Day) {
        defer { last = day }
        if let model = day.result?.model, !models.contains(model) { models.append(model) }
        if let last, last.outcome == day.outcome, last.result?.scoreBits == day.result?.scoreBits,
            last.result?.model == day.result?.model
        {
            return
        }
        steps.append(
            ScoreTimeline.Step(
                from: date,
                outcome: day.outcome,
                score: day.result?.score,
                model: day.result?.model,
                changes: last.map { Self.changes(from: $0, to: day) } ?? []
            )
        )
    }

    private static func changes(from last: Day, to day: Day) -> [ScoreTimeline.Change] {
        var changes: [ScoreTimeline.Change] = []
        if last.submission != day.submission { changes.append(.submission(day.submission)) }
        if last.result?.model != day.result?.model {
            changes.append(.model(day.result?.model, day.activation))
        }
        guard let before = last.result, let after = day.result, before.model == after.model else {
            return changes
        }
        for (old, new) in zip(before.inputs, after.inputs) where old.value != new.value {
            // What was not looked at moved nothing.
            guard after.consulted.contains(new.feature) || before.consulted.contains(new.feature)
            else { continue }
            changes.append(.input(new))
        }
        return changes
    }
}
