import PMML

extension ScoreResult {
    /// How a PMML document came to the result, line by line; empty where the version binds none.
    public var lines: [ResultLine] { steps?.lines(depth: 0) ?? [] }
}

extension PMMLExplanation {
    fileprivate func lines(depth: Int) -> [ResultLine] {
        func line(_ text: String, value: String? = nil, amount: Double? = nil) -> ResultLine {
            ResultLine(depth: depth, text: text, value: value, amount: amount)
        }
        switch self {
        case .none: return []
        case .tree(let nodes):
            return nodes.map { line($0.question, value: $0.read) }
        case .regression(let sums):
            return sums.flatMap { sum in
                sum.terms.map { term in
                    line(
                        "\(sum.prefix)\(term.coefficient.text) × \(term.name)",
                        value: term.value.text,
                        amount: term.product
                    )
                } + [
                    line("\(sum.prefix)intercept", amount: sum.intercept),
                    line("\(sum.prefix)sum", value: sum.sum.text),
                ]
            }
        case .scorecard(let initial, let scores):
            return [line("initial score", amount: initial)]
                + scores.map { line($0.name, value: $0.reasonCode, amount: $0.score) }
        case .rules(let rules):
            return rules.map { line($0.question, value: $0.score, amount: $0.weight) }
        case .segments(let segments):
            return segments.flatMap { segment in
                [line("segment \(segment.segment)", value: segment.prediction.text ?? "nothing")]
                    + segment.explanation.lines(depth: depth + 1)
            }
        }
    }
}

extension PMMLTreeStep {
    fileprivate var question: String {
        (node.map { "node \($0): " } ?? "") + predicate + (isDefault ? " (default)" : "")
    }

    fileprivate var read: String? {
        if readings.isEmpty { return nil }
        return readings.map { "\($0.field) \($0.value.text ?? "(missing)")" }
            .joined(separator: ", ")
    }
}

extension PMMLTermSum {
    fileprivate var prefix: String { category.map { "\($0): " } ?? "" }
}

extension PMMLPartialScore {
    fileprivate var name: String {
        (characteristic ?? "characteristic") + (attribute.map { ", attribute \($0)" } ?? "")
    }
}

extension PMMLRuleStep {
    fileprivate var question: String { (rule.map { "rule \($0): " } ?? "") + predicate }
}
