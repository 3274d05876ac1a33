/// Bands of scores that together put every score in exactly one class.
///
/// A set of bands that exists has no gap and no overlap in the scores that it covers, not even of
/// one number.
public struct ClassBands: Hashable, Sendable {
    /// The scores that bands cover.
    public enum Extent: Hashable, Sendable {
        /// The numbers from 0 to 1.
        case probabilities
        /// All numbers: the first band has no lower bound and the last one no upper bound.
        case allNumbers
    }

    /// The bands from the lowest scores to the highest.
    public let bands: [ClassBand]
    /// The scores that they cover.
    public let extent: Extent

    /// Makes a set of `bands`, listed from the lowest to the highest.
    ///
    /// Throws ``KernelError`` where a bound is not a number, a band is empty, or the bands do not
    /// put every score of `extent` in exactly one of them.
    public init(
        _ bands: [ClassBand],
        covering extent: Extent = .probabilities
    ) throws(KernelError) {
        self.bands = bands
        self.extent = extent
        try validate()
    }
}

extension ClassBands {
    /// The classes, each once, in the order in which the bands name them first.
    public var classes: [ClassLabel] {
        bands.reduce(into: []) { classes, band in
            if !classes.contains(band.label) {
                classes.append(band.label)
            }
        }
    }

    /// The class of `score`, which must be one of those that the bands cover.
    public func label(for score: Double) -> ClassLabel {
        switch extent {
        case .probabilities:
            precondition(score >= 0 && score <= 1, "a score is a number from 0 to 1: \(score)")
        case .allNumbers: precondition(!score.isNaN, "a score is a number")
        }
        for band in bands where band.contains(score) {
            return band.label
        }
        preconditionFailure("bands leave no gap: \(score)")
    }

    private func validate() throws(KernelError) {
        guard let first = bands.first, let last = bands.last else { throw KernelError(.noBands) }
        for (place, band) in bands.enumerated() {
            try Self.validate(band, at: .band(place))
        }
        let isAll = extent == .allNumbers
        guard isAll ? first.lower == nil : first.contains(0) else {
            throw KernelError(.lowestScoresUncovered, at: .band(0))
        }
        guard isAll ? last.upper == nil : last.contains(1) else {
            throw KernelError(.highestScoresUncovered, at: .band(bands.count - 1))
        }
        for place in bands.indices.dropFirst() {
            try Self.validate(
                joint: (bands[place - 1].upper, bands[place].lower),
                at: .band(place)
            )
        }
    }

    private static func validate(
        _ band: ClassBand,
        at place: KernelError.Place
    ) throws(KernelError) {
        guard band.lower?.score.isNaN != true && band.upper?.score.isNaN != true else {
            throw KernelError(.boundNotANumber, at: place)
        }
        guard let lower = band.lower, let upper = band.upper else { return }
        // One score alone is a band of its own if both ends include it.
        let isEmpty =
            lower.isInclusive && upper.isInclusive
            ? lower.score > upper.score : lower.score >= upper.score
        guard !isEmpty else { throw KernelError(.emptyRange, at: place) }
    }

    private static func validate(
        joint: (ScoreBound?, ScoreBound?),
        at place: KernelError.Place
    ) throws(KernelError) {
        guard case (let upper?, let lower?) = joint, lower.score >= upper.score else {
            throw KernelError(.overlapWithBandBefore, at: place)
        }
        guard lower.score == upper.score else { throw KernelError(.gapBeforeBand, at: place) }
        switch (upper.isInclusive, lower.isInclusive) {
        case (true, true): throw KernelError(.overlapWithBandBefore, at: place)
        case (false, false): throw KernelError(.gapBeforeBand, at: place)
        case (true, false), (false, true): break
        }
    }
}
