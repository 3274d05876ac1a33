/// One predicate.
///
/// A compound one refers to its parts as a range of the table of predicates.
struct PredicateNode: Hashable, Sendable {
    /// What is tested.
    enum Test: UInt8, Sendable {
        case always, never
        case isMissing, isNotMissing
        case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
        case textEqual, textNotEqual
        case rankLess, rankLessOrEqual, rankGreater, rankGreaterOrEqual
        case inNumbers, notInNumbers, inTexts, notInTexts
        case and, or, xor, surrogate
    }

    let test: Test
    /// The slot that is tested, or the first part.
    var slot: Int32 = 0
    /// The number, or the rank, to compare with.
    var number = 0.0
    /// The text to compare with, the entry of a table, or the number of parts.
    var table: Int32 = 0
}

extension PredicateNode {
    /// Whether this predicate is true exactly where the other is false, values being there.
    func isOpposite(of other: PredicateNode) -> Bool {
        guard slot == other.slot, number == other.number, table == other.table else { return false }
        return switch (test, other.test) {
        case (.less, .greaterOrEqual), (.greaterOrEqual, .less), (.lessOrEqual, .greater),
            (.greater, .lessOrEqual), (.equal, .notEqual), (.notEqual, .equal),
            (.textEqual, .textNotEqual), (.textNotEqual, .textEqual):
            true
        default: false
        }
    }
}
