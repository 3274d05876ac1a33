/// An end of a band of scores, which belongs to the band or does not.
public enum ScoreBound: Hashable, Sendable {
    /// The score itself is in the band.
    case inclusive(Double)
    /// The score itself is not in the band, all scores on the band's side of it are.
    case exclusive(Double)
}

extension ScoreBound {
    /// The score at which the band ends.
    public var score: Double {
        switch self {
        case .inclusive(let score), .exclusive(let score): score
        }
    }

    /// Whether the score at which the band ends is in the band.
    public var isInclusive: Bool {
        if case .inclusive = self { true } else { false }
    }

    func admits(from score: Double) -> Bool {
        switch self {
        case .inclusive(let bound): score >= bound
        case .exclusive(let bound): score > bound
        }
    }

    func admits(upTo score: Double) -> Bool {
        switch self {
        case .inclusive(let bound): score <= bound
        case .exclusive(let bound): score < bound
        }
    }
}
