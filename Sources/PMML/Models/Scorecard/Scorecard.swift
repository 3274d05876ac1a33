/// A scorecard: partial scores of characteristics, added up.
struct Scorecard: Sendable {
    /// How far a partial score is from what is usual.
    enum Algorithm: String {
        case pointsAbove, pointsBelow
    }

    /// One attribute of a characteristic, and what it scores.
    struct Attribute: Sendable {
        let predicate: PredicateNode
        let partialScore: Double
        /// The expression of a partial score that depends on the row, or -1.
        let expression: Int32
        let reasonCode: String?
    }

    /// A characteristic: the first attribute that is true counts.
    struct Characteristic: Sendable {
        let name: String?
        let baselineScore: Double
        let attributes: [Attribute]
        /// The attributes' predicates once more, which are tested without touching the rest.
        let predicates: [PredicateNode]
    }

    let characteristics: [Characteristic]
    let initialScore: Double
    let usesReasonCodes: Bool
    let algorithm: Algorithm
    let precision: Precision
}
