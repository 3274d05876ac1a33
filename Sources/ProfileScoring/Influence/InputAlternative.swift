public import Scoring

/// What would come out if one input had other values, all else as it is.
public struct InputAlternative: Hashable, Sendable {
    /// The values.
    public var range: InputRange
    /// The class, nil where there is no result.
    public let label: ClassLabel?
    /// Why there is no result, nil where there is one.
    public let noResult: NoResultKind?
    /// The score at one of the values; the same for all of them unless a number is added.
    public let score: Double?

    init(range: InputRange, outcome: Outcome) {
        self.range = range
        label = outcome.result.label
        score = outcome.score
        if case .noResult(let reason) = outcome.result {
            noResult = NoResultKind(reason)
        } else {
            noResult = nil
        }
    }

    /// Whether another class comes out, or one where there was no result.
    func isSameOutcome(as other: InputAlternative) -> Bool {
        label == other.label && noResult == other.noResult
    }
}
