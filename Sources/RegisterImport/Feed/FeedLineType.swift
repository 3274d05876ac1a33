import EventModel

/// A type of line, with the fields that it must and may have.
struct FeedLineType: Sendable {
    let type: EventType
    let required: FeedFieldSet
    let allowed: FeedFieldSet
    /// The name with its article, for messages.
    let phrase: String

    private init(
        _ type: EventType,
        _ phrase: String,
        required: [FeedField],
        optional: [FeedField]
    ) {
        self.type = type
        self.phrase = phrase
        self.required = FeedFieldSet(required)
        allowed = FeedFieldSet(required + optional + [.type])
    }

    static let fact = FeedLineType(
        .fact,
        "a fact",
        required: [.id, .source, .subject, .attribute, .value, .registered],
        optional: [.effective, .period]
    )

    static let annulment = FeedLineType(
        .annulment,
        "an annul",
        required: [.id, .source, .of, .registered],
        optional: [.subject]
    )

    static let submission = FeedLineType(
        .submission,
        "a submission",
        required: [.id, .source, .subject, .form, .targetGroup, .at, .answers],
        optional: []
    )

    static let withdrawal = FeedLineType(
        .withdrawal,
        "a withdraw",
        required: [.of, .at],
        optional: [.id, .source, .subject]
    )

    static let alias = FeedLineType(
        .alias,
        "an alias",
        required: [.subject, .alias, .registered],
        optional: [.id, .source, .effective]
    )

    static let dispute = FeedLineType(
        .dispute,
        "a dispute",
        required: [.of, .outcome, .registered],
        optional: [.id, .source, .subject, .text]
    )

    static let scoreIssued = FeedLineType(
        .scoreIssued,
        "a score-issued",
        required: [.subject, .at, .model, .class, .recipient],
        optional: [.id, .source, .score, .targetGroup]
    )

    static let assessment = FeedLineType(
        .assessment,
        "an assessment",
        required: [.subject, .at, .class],
        optional: [.id, .source, .deviates, .reason, .office]
    )

    static let restriction = FeedLineType(
        .restriction,
        "a restrict",
        required: [.maySee, .registered],
        optional: [.id, .source, .subject, .of, .attribute, .effective, .reason]
    )

    static let lift = FeedLineType(
        .lift,
        "a lift",
        required: [.of, .registered],
        optional: [.id, .source, .subject, .effective, .reason]
    )

    static let attribute = FeedLineType(
        .attributeDefined,
        "an attribute",
        required: [.id, .source, .name, .kind, .registered],
        optional: [.codes, .series, .sensitivity]
    )

    static let form = FeedLineType(
        .formDefined,
        "a form",
        required: [.id, .source, .name, .questions, .registered],
        optional: []
    )

    private static let others: [String: FeedLineType] = [
        "annul": annulment, "submission": submission, "withdraw": withdrawal, "alias": alias,
        "dispute": dispute, "score-issued": scoreIssued, "assessment": assessment,
        "restrict": restriction, "lift": lift, "attribute": attribute, "form": form,
    ]

    /// Finds a type by its name in the feed, the most frequent first.
    static func named(_ name: String) -> FeedLineType? {
        name == "fact" ? fact : others[name]
    }
}
