import ProfileModel

/// What differs between two profiles of the same person.
///
/// Values are compared, not their origin: a fact that was said again with the same value is no
/// difference. Each side of a difference brings the whole fact, so its origin is at hand.
public struct ProfileDiff: Hashable, Sendable {
    /// The attributes that differ, in ascending order of their numbers.
    public var attributes: [Change<ProfileFact>]
    /// The periods of series that differ, by attribute and then by period.
    public var series: [Change<ProfileFact>]
    /// The submissions on both sides, `nil` where it is the same event or neither side has one.
    public var submission: Change<ProfileSubmission>?
    /// The answers that differ: those of the later form in its order, then those that went.
    public var answers: [AnswerChange]

    /// Whether nothing differs.
    public var isEmpty: Bool {
        attributes.isEmpty && series.isEmpty && submission == nil && answers.isEmpty
    }

    /// Compares two profiles; linear in what they hold.
    public init(from before: Profile, to after: Profile) {
        attributes = Self.changes(from: before.attributes, to: after.attributes)
        series = Self.changes(
            from: before.series.flatMap(\.facts),
            to: after.series.flatMap(\.facts)
        )
        submission = Self.change(from: before.submission, to: after.submission) {
            $0.position == $1.position
        }
        answers = Self.answers(
            from: before.submission?.body.answers ?? [],
            to: after.submission?.body.answers ?? []
        )
    }

    /// Walks two lists that are both in the order of a profile.
    private static func changes(
        from before: [ProfileFact],
        to after: [ProfileFact]
    ) -> [Change<ProfileFact>] {
        var changes: [Change<ProfileFact>] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            let hasLeft = left < before.count
            let hasRight = right < after.count
            if !hasRight || (hasLeft && before[left].key < after[right].key) {
                changes.append(.removed(before[left]))
                left += 1
            } else if !hasLeft || after[right].key < before[left].key {
                changes.append(.added(after[right]))
                right += 1
            } else {
                if before[left].value != after[right].value {
                    changes.append(.changed(before: before[left], after: after[right]))
                }
                left += 1
                right += 1
            }
        }
        return changes
    }

    private static func answers(
        from before: [QuestionAnswer],
        to after: [QuestionAnswer]
    ) -> [AnswerChange] {
        let old = table(before)
        let new = table(after)
        var changes: [AnswerChange] = []
        for item in after {
            let change = change(from: old[item.question], to: item.answer, isSame: ==)
            if let change { changes.append(AnswerChange(question: item.question, change: change)) }
        }
        for item in before where new[item.question] == nil {
            changes.append(AnswerChange(question: item.question, change: .removed(item.answer)))
        }
        return changes
    }

    private static func table(_ answers: [QuestionAnswer]) -> [String: Answer] {
        Dictionary(answers.map { ($0.question, $0.answer) }) { first, _ in first }
    }

    private static func change<Value>(
        from before: Value?,
        to after: Value?,
        isSame: (Value, Value) -> Bool
    ) -> Change<Value>? {
        switch (before, after) {
        case (nil, nil): nil
        case (nil, let after?): .added(after)
        case (let before?, nil): .removed(before)
        case (let before?, let after?):
            isSame(before, after) ? nil : .changed(before: before, after: after)
        }
    }
}

extension ProfileFact {
    /// Its place in the order of a profile.
    var key: SeriesKey { SeriesKey(attribute: attribute, period: period) }
}
