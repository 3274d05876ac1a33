/// A set of rules.
struct RuleSetModel: Sendable {
    /// Which of the rules that fire decides.
    enum Criterion: String {
        case weightedSum, weightedMax, firstHit
    }

    /// One rule; what a compound rule asks for is part of the predicates of its rules.
    struct Rule: Sendable {
        let name: String?
        /// All must be true for the rule to fire.
        let predicates: [PredicateNode]
        let score: Value
        let weight: Double
        let confidence: Double
    }

    let criterion: Criterion
    let rules: [Rule]
    let defaultScore: Value?
    let defaultConfidence: Double
    let categories: [Value]
}
