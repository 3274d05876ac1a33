extension RegressionTable {
    /// The sum for a row, or nil where a number is missing.
    ///
    /// The order is fixed: numeric terms, categorical ones, products, and the constant at last;
    /// another order rounds differently. A category that is missing adds nothing.
    func sum(_ evaluation: inout Evaluation, inFloat: Bool) throws(PMMLNoResult) -> Double? {
        var sum = 0.0
        for term in numeric {
            guard case .number(let number) = try evaluation.value(term.slot) else { return nil }
            let power =
                term.exponent == 1 ? number : ElementaryFunction.power(number, term.exponent)
            sum = Self.add(sum, term.coefficient, power, inFloat)
        }
        for term in categorical where try evaluation.value(term.slot) == term.value {
            sum = Self.add(sum, term.coefficient, 1, inFloat)
        }
        for term in interactions {
            var product = 1.0
            for slot in term.slots {
                guard case .number(let number) = try evaluation.value(slot) else { return nil }
                product = inFloat ? Double(Float(product * number)) : product * number
            }
            sum = Self.add(sum, term.coefficient, product, inFloat)
        }
        sum = Self.add(sum, intercept, 1, inFloat)
        guard sum.isFinite else { throw .notFinite }
        return sum
    }

    private static func add(
        _ sum: Double,
        _ coefficient: Double,
        _ value: Double,
        _ inFloat: Bool
    ) -> Double {
        // Written apart, so that no machine contracts them into one rounding.
        let product = coefficient * value
        if inFloat { return Double(Float(sum + Double(Float(product)))) }
        return sum + product
    }

    /// The terms with their values, for an explanation.
    func terms(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> [PMMLTerm] {
        var terms: [PMMLTerm] = []
        let plan = evaluation.plan
        for term in numeric {
            let number = try evaluation.value(term.slot).number ?? .nan
            let power = ElementaryFunction.power(number, term.exponent)
            let suffix = term.exponent == 1 ? "" : "^\(term.exponent)"
            terms.append(Self.term(plan.name(of: term.slot) + suffix, term.coefficient, power))
        }
        for term in categorical {
            let holds = try evaluation.value(term.slot) == term.value
            let name = plan.name(of: term.slot) + "=" + evaluation.display(term.value)
            terms.append(Self.term(name, term.coefficient, holds ? 1 : 0))
        }
        for term in interactions {
            var product = 1.0
            for slot in term.slots { product *= try evaluation.value(slot).number ?? .nan }
            let name = term.slots.map { plan.name(of: $0) }.joined(separator: "*")
            terms.append(Self.term(name, term.coefficient, product))
        }
        return terms
    }

    private static func term(_ name: String, _ coefficient: Double, _ value: Double) -> PMMLTerm {
        PMMLTerm(name: name, coefficient: coefficient, value: value, product: coefficient * value)
    }
}
