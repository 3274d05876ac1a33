import PMML

extension PMMLExplanation {
    /// The steps one by one, each as an explanation of its own, in their order.
    var single: [PMMLExplanation] {
        switch self {
        case .none: []
        case .tree(let nodes): nodes.map { .tree([$0]) }
        case .regression(let sums): sums.map { .regression([$0]) }
        case .scorecard(let initial, let scores):
            [.scorecard(initialScore: initial, [])]
                + scores.map { .scorecard(initialScore: initial, [$0]) }
        case .rules(let rules): rules.map { .rules([$0]) }
        case .segments(let segments): segments.map { .segments([$0]) }
        }
    }
}
