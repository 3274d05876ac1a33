/// What an event states.
///
/// The number is part of the storage format and never changes its meaning. The known types are
/// computed, so that comparing with one costs an instruction in other modules too.
public struct EventType: RawRepresentable, Hashable, Sendable {
    /// The number in the record's header.
    public let rawValue: UInt8

    /// Names the type with this number, known to this release or not.
    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// A value of an attribute from an instant, or its end.
    @inlinable public static var fact: EventType { EventType(rawValue: 1) }
    /// The statement that an earlier event never was.
    @inlinable public static var annulment: EventType { EventType(rawValue: 2) }
    /// One filled-in form.
    @inlinable public static var submission: EventType { EventType(rawValue: 3) }
    /// The withdrawal of a submission from now on.
    @inlinable public static var withdrawal: EventType { EventType(rawValue: 4) }
    /// A further CPR number of the same person.
    @inlinable public static var alias: EventType { EventType(rawValue: 5) }
    /// A decision on disputed data.
    @inlinable public static var dispute: EventType { EventType(rawValue: 6) }
    /// A score that was shown to someone.
    @inlinable public static var scoreIssued: EventType { EventType(rawValue: 7) }
    /// A caseworker's own assessment.
    @inlinable public static var assessment: EventType { EventType(rawValue: 8) }

    /// The restriction of the processing of a person's data.
    @inlinable public static var restriction: EventType { EventType(rawValue: 9) }
    /// The end of a restriction.
    @inlinable public static var lift: EventType { EventType(rawValue: 10) }

    /// Parts of a person's data destroyed.
    @inlinable public static var redaction: EventType { EventType(rawValue: 11) }

    /// An attribute beyond the built-in ones.
    @inlinable public static var attributeDefined: EventType { EventType(rawValue: 16) }
    /// A version of the questionnaire beyond the built-in ones.
    @inlinable public static var formDefined: EventType { EventType(rawValue: 17) }

    /// A model version laid before the store.
    @inlinable public static var modelRegistered: EventType { EventType(rawValue: 32) }
    /// The approval of a model version by someone else than its author.
    @inlinable public static var modelApproved: EventType { EventType(rawValue: 33) }
    /// A model version put in force for a target group from an instant.
    @inlinable public static var modelActivated: EventType { EventType(rawValue: 34) }
    /// A model version taken out of force for good from an instant.
    @inlinable public static var modelRetired: EventType { EventType(rawValue: 35) }

    /// A person's data destroyed.
    @inlinable public static var erasure: EventType { EventType(rawValue: 48) }

    /// Whether an event of this type may speak of one of another.
    public func speaks(of target: EventType) -> Bool {
        switch self {
        case .restriction: target == .fact || target == .submission
        case .lift: target == .restriction
        default: true
        }
    }

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
        case .restriction: "restrict"
        case .lift: "lift"
        case .redaction: "redaction"
        case .attributeDefined: "attribute"
        case .formDefined: "form"
        case .modelRegistered: "model-registered"
        case .modelApproved: "model-approved"
        case .modelActivated: "model-activated"
        case .modelRetired: "model-retired"
        case .erasure: "erasure"
        default: nil
        }
    }
}
