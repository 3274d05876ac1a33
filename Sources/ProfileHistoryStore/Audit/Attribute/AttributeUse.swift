public import EventModel
public import ProfileModel
public import ProfileScoring
public import Projections

/// In which versions an attribute or question was used, since when, and whose class it touched.
///
/// Whom it touched is computed, not guessed: a class is touched where the version that gave it
/// gives another one without the attribute, all else equal.
public struct AttributeUse: Sendable {
    /// A target group that a version was in force for, from when and until when.
    public struct Period: Hashable, Sendable {
        /// The target group.
        public let group: String
        /// The first moment.
        public let from: EffectiveTime
        /// The moment after the last; nil where it is in force still.
        public let until: EffectiveTime?
    }

    /// How many classes it touched, among those who were scored.
    public struct Touch: Hashable, Sendable {
        /// How many a version scored.
        public var scored = 0
        /// For how many it was looked at.
        public var consulted = 0
        /// How many have another class, or none, without it.
        public var changed = 0
        /// For how many that can not be told, since something is restricted or erased.
        public var untold = 0
        /// From each class to the one without it, as far as they differ; nil stands for no result.
        public var flows: [Flow] = []
    }

    /// From a class to the one without the attribute.
    public struct Flow: Hashable, Sendable {
        /// The class with it; nil is no result.
        public let from: String?
        /// The class without it; nil is no result.
        public let to: String?
        /// How many.
        public var count: Int
    }

    /// One version, whether or not it uses the attribute.
    public struct Version: Sendable {
        /// The version.
        public let model: ModelTimeline.Model
        /// The digest of its document.
        public let digest: DocumentDigest
        /// What its document says of the attribute; nil where it does not use it.
        public let use: UsedField?
        /// The features that read it.
        public let features: [String]
        /// When it was in force.
        public let periods: [Period]
        /// Whether it can decide anybody's class by itself; nil where that was not found out.
        public let everChangesClass: Bool?
        /// Whom it touched among everybody, as of the question's times.
        public internal(set) var everybody = Touch()
        /// Whom it touched among the scores that were shown.
        public internal(set) var shown = Touch()
    }

    /// A score that was shown and would have been another class without it.
    public struct TouchedScore: Hashable, Sendable {
        /// The score as it was shown.
        public let score: ShownScore
        /// The class without it; nil is no result.
        public let without: String?
    }

    /// The question.
    public let question: AttributeQuestion
    /// The attribute's definition; nil where the name is that of a question.
    public let definition: AttributeDefinition?
    /// The question of a form; nil where the name is that of an attribute.
    public let formQuestion: QuestionDefinition?
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// Every version that is known, in the order in which they were registered.
    public internal(set) var versions: [Version]
    /// The shown scores that it touched, as many as were asked for.
    public internal(set) var touchedScores: [TouchedScore] = []
    /// The persons whom it touches as of the question's times, as many as were asked for.
    public internal(set) var touchedSubjects: [SubjectID] = []
    /// How many shown scores are restricted for the reader, so that nothing is told of them.
    public internal(set) var restrictedScores = 0

    /// The first moment at which a version that uses it was in force.
    public var since: EffectiveTime? {
        versions.filter { $0.use != nil }.flatMap(\.periods).map(\.from).min()
    }
}

extension AttributeUse.Touch {
    /// Adds one outcome with it and one without it.
    mutating func add(from: String?, to: String?) {
        changed += 1
        if let place = flows.firstIndex(where: { $0.from == from && $0.to == to }) {
            flows[place].count += 1
        } else {
            flows.append(AttributeUse.Flow(from: from, to: to, count: 1))
            flows.sort { ($0.from ?? "", $0.to ?? "") < ($1.from ?? "", $1.to ?? "") }
        }
    }
}
