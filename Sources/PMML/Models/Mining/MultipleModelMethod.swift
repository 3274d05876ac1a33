/// How the predictions of segments become one.
enum MultipleModelMethod: String, Sendable {
    case majorityVote, weightedMajorityVote
    case average, weightedAverage
    case median, weightedMedian = "weightedMedian", xWeightedMedian = "x-weightedMedian"
    case max
    case sum, weightedSum, xWeightedSum = "x-weightedSum"
    case selectFirst, selectAll
    case modelChain

    /// Whether all segments are scored and combined.
    var combines: Bool {
        self != .selectFirst && self != .selectAll && self != .modelChain
    }

    /// Whether the segments' weights count.
    var isWeighted: Bool {
        switch self {
        case .weightedMajorityVote, .weightedAverage, .weightedMedian, .xWeightedMedian,
            .weightedSum, .xWeightedSum:
            true
        default: false
        }
    }
}
