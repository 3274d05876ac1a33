/// A range of scores and the class of those who score in it.
public struct ClassBand: Hashable, Sendable {
    /// The class.
    public let label: ClassLabel
    /// Where the band begins; nil for a band that has no lowest score.
    public let lower: ScoreBound?
    /// Where the band ends; nil for a band that has no highest score.
    public let upper: ScoreBound?

    /// Makes a band from `lower` to `upper`; ``ClassBands`` checks it.
    public init(_ label: ClassLabel, from lower: ScoreBound?, to upper: ScoreBound?) {
        self.label = label
        self.lower = lower
        self.upper = upper
    }
}

extension ClassBand {
    /// Whether `score` lies in the band.
    public func contains(_ score: Double) -> Bool {
        (lower?.admits(from: score) ?? true) && (upper?.admits(upTo: score) ?? true)
    }
}
