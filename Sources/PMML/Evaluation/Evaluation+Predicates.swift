extension Evaluation {
    /// Whether a predicate is true.
    @inline(__always)
    mutating func test(_ predicate: PredicateNode) throws(PMMLNoResult) -> Trilean {
        switch predicate.test {
        case .always: return .yes
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            guard case .number(let number) = try value(predicate.slot) else { return .unknown }
            return Trilean(Self.compare(predicate.test, number, predicate.number))
        case .textEqual, .textNotEqual:
            guard case .text(let code) = try value(predicate.slot) else { return .unknown }
            return Trilean((code.index == predicate.table) == (predicate.test == .textEqual))
        default: return try rareTest(predicate)
        }
    }

    @inline(__always)
    private static func compare(
        _ test: PredicateNode.Test,
        _ left: Double,
        _ right: Double
    ) -> Bool {
        switch test {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .equal: left == right
        default: left != right
        }
    }

    @inline(never)
    private mutating func rareTest(_ predicate: PredicateNode) throws(PMMLNoResult) -> Trilean {
        switch predicate.test {
        case .never: return .no
        case .isMissing: return Trilean(try value(predicate.slot) == .missing)
        case .isNotMissing: return Trilean(try value(predicate.slot) != .missing)
        case .inNumbers, .notInNumbers, .inTexts, .notInTexts: return try membership(predicate)
        case .rankLess, .rankLessOrEqual, .rankGreater, .rankGreaterOrEqual:
            return try rank(predicate)
        default: return try compound(predicate)
        }
    }

    private mutating func membership(_ predicate: PredicateNode) throws(PMMLNoResult) -> Trilean {
        switch (try value(predicate.slot), predicate.test) {
        case (.number(let number), .inNumbers):
            return Trilean(plan.parts.numberSets[Int(predicate.table)].contains(number))
        case (.number(let number), .notInNumbers):
            return Trilean(!plan.parts.numberSets[Int(predicate.table)].contains(number))
        case (.text(let code), .inTexts):
            return Trilean(plan.parts.textSets[Int(predicate.table)].contains(code))
        case (.text(let code), .notInTexts):
            return Trilean(!plan.parts.textSets[Int(predicate.table)].contains(code))
        default: return .unknown
        }
    }

    /// Compares by the order in which a field's values are declared.
    private mutating func rank(_ predicate: PredicateNode) throws(PMMLNoResult) -> Trilean {
        let value = try value(predicate.slot)
        guard let rank = plan.parts.orders[Int(predicate.table)].firstIndex(of: value) else {
            return .unknown
        }
        let number = Double(rank)
        switch predicate.test {
        case .rankLess: return Trilean(number < predicate.number)
        case .rankLessOrEqual: return Trilean(number <= predicate.number)
        case .rankGreater: return Trilean(number > predicate.number)
        default: return Trilean(number >= predicate.number)
        }
    }

    private mutating func compound(_ predicate: PredicateNode) throws(PMMLNoResult) -> Trilean {
        var isUnknown = false
        var isOdd = false
        for index in 0..<predicate.table {
            let part = plan.parts.predicates[Int(predicate.slot + index)]
            let truth = try testPart(part)
            switch (predicate.test, truth) {
            case (.and, .no): return .no
            case (.or, .yes): return .yes
            case (.surrogate, .yes), (.surrogate, .no): return truth
            case (.xor, .unknown): return .unknown
            case (.xor, .yes): isOdd.toggle()
            case (_, .unknown): isUnknown = true
            default: break
            }
        }
        if isUnknown { return .unknown }
        return predicate.test == .xor ? Trilean(isOdd) : Trilean(predicate.test == .and)
    }

    /// A part of a compound predicate, which may itself be compound.
    @inline(never)
    mutating func testPart(_ predicate: PredicateNode) throws(PMMLNoResult) -> Trilean {
        try test(predicate)
    }
}
