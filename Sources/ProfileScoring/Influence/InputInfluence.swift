internal import Scoring

/// What part one input played in a result, and what part it could play.
public struct InputInfluence: Hashable, Sendable {
    /// The input as it was read.
    public let input: ScoredInput
    /// Whether the version looked at it on the way to the result.
    public let isConsulted: Bool
    /// Whether the version stopped at an input that is withheld, so that of what it did not consult
    /// by then it is not known whether it would have.
    public let isBehindWithheld: Bool
    /// What would come out without it.
    public let without: InputAlternative
    /// What would come out for every other value, all else as it is; empty where the input may not
    /// be told.
    public let alternatives: [InputAlternative]
    /// Whether some other value of this input alone gives another class.
    public let canChangeClass: Bool
    /// Whether there is anybody at all for whom it could; nil where there are too many combinations
    /// of inputs to try them all.
    public let everChangesClass: Bool?
}

extension InputInfluence {
    /// Whether the class without it is another than the one with it.
    public func changesClass(from result: ScoreResult) -> Bool {
        without.label != result.label
    }
}
