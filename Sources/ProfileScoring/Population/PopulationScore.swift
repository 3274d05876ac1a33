public import EventModel
public import Scoring

/// What a model version makes of one person of a population, and what she is counted under.
///
/// A trivial value. The names of classes, sub-models, groups, sexes and origins are asked of the
/// ``PopulationScorer`` that gave it; the places are the same for every scorer that was made of the
/// same document and the same list of groups, so that workers' results can be added up.
public struct PopulationScore: Hashable, Sendable {
    /// What the kernel gives; nil where no submission is in force, for then there is no score.
    public var outcome: CompactOutcome?
    /// The submission's target group, by its place in ``PopulationScorer/targetGroups``.
    public var targetGroup: PopulationCode
    /// The value of `sex`, by its place in ``PopulationScorer/sexes``.
    public var sex: PopulationCode
    /// The value of `origin`, by its place in ``PopulationScorer/origins``.
    public var origin: PopulationCode
    /// The value of `birthDate`; nil where there is none.
    public var birthDate: CalendarDate?
    /// The greatest position among the events that inputs were read from, as
    /// ``ScoredInput/positions`` names them; nil where nothing was read from anywhere.
    public var lastInput: Position?

    /// Whether something that was looked at is restricted for somebody or was destroyed.
    ///
    /// Then nothing else of it counts: ask ``ProfileScorer``, with a profile for the reader.
    public var isWithheld = false

    /// Puts a score together; scorers do this.
    public init(
        outcome: CompactOutcome?,
        targetGroup: PopulationCode,
        sex: PopulationCode,
        origin: PopulationCode,
        birthDate: CalendarDate?,
        lastInput: Position?
    ) {
        self.outcome = outcome
        self.targetGroup = targetGroup
        self.sex = sex
        self.origin = origin
        self.birthDate = birthDate
        self.lastInput = lastInput
    }

    /// Whether a submission is in force, without which nobody is scored.
    public var hasSubmission: Bool { outcome != nil }
}
