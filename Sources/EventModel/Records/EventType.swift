/// What an event states.
///
/// The number is part of the storage format and never changes its meaning.
public struct EventType: RawRepresentable, Hashable, Sendable {
    /// The number in the record's header.
    public let rawValue: UInt8

    /// Names the type with this number, known to this release or not.
    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// A value of an attribute from an instant, or its end.
    public static let fact = EventType(rawValue: 1)
    /// The statement that an earlier event never was.
    public static let annulment = EventType(rawValue: 2)
    /// One filled-in form.
    public static let submission = EventType(rawValue: 3)
    /// The withdrawal of a submission from now on.
    public static let withdrawal = EventType(rawValue: 4)
    /// A further CPR number of the same person.
    public static let alias = EventType(rawValue: 5)
    /// A decision on disputed data.
    public static let dispute = EventType(rawValue: 6)
    /// A score that was shown to someone.
    public static let scoreIssued = EventType(rawValue: 7)
    /// A caseworker's own assessment.
    public static let assessment = EventType(rawValue: 8)

    /// An attribute beyond the built-in ones.
    public static let attributeDefined = EventType(rawValue: 16)
    /// A version of the questionnaire beyond the built-in ones.
    public static let formDefined = EventType(rawValue: 17)

    /// A model version laid before the store.
    public static let modelRegistered = EventType(rawValue: 32)
    /// The approval of a model version by someone else than its author.
    public static let modelApproved = EventType(rawValue: 33)
    /// A model version put in force for a target group from an instant.
    public static let modelActivated = EventType(rawValue: 34)
    /// A model version taken out of force for good from an instant.
    public static let modelRetired = EventType(rawValue: 35)

    /// The type's name in feeds and JSON, `nil` for a number this release does not know.
    public var name: String? {
        switch self {
        case .fact: "fact"
        case .annulment: "annul"
        case .submission: "submission"
        case .withdrawal: "withdraw"
        case .alias: "alias"
        case .dispute: "dispute"
        case .scoreIssued: "score-issued"
        case .assessment: "assessment"
        case .attributeDefined: "attribute"
        case .formDefined: "form"
        case .modelRegistered: "model-registered"
        case .modelApproved: "model-approved"
        case .modelActivated: "model-activated"
        case .modelRetired: "model-retired"
        default: nil
        }
    }
}
