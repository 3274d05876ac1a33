extension RegressionTable {
    /// The sum for a row, or nil where a number is missing.
    ///
    /// The order is fixed: numeric terms, categorical ones, products, and the constant at last;
    /// another order rounds differently. A category that is missing adds nothing.
    func sum(_ evaluation: inout Evaluation, _ precision: Precision) throws(PMMLNoResult) -> Double?
    {
        var sum = 0.0
        for term in numeric {
            guard case .number(let number) = try evaluation.value(term.slot) else { return nil }
            let power = ElementaryFunction.power(number, Double(term.exponent))
            sum = Self.add(sum, term.coefficient, power, precision)
        }
        for term in categorical where try evaluation.value(term.slot) == term.value {
            sum = Self.add(sum, term.coefficient, 1, precision)
        }
        for term in interactions {
            var product = 1.0
            for slot in term.slots {
                guard case .number(let number) = try evaluation.value(slot) else { return nil }
                product = precision.rounded(product * number)
            }
            sum = Self.add(sum, term.coefficient, product, precision)
        }
        sum = Self.add(sum, intercept, 1, precision)
        guard sum.isFinite else { throw .notFinite }
        return sum
    }

    /// A sum with one term more.
    @inline(__always)
    static func add(
        _ sum: Double,
        _ coefficient: Double,
        _ value: Double,
        _ precision: Precision
    ) -> Double {
        // Written apart, so that no machine contracts them into one rounding.
        let product = precision.rounded(coefficient * value)
        return precision.rounded(sum + product)
    }

    /// The terms with their values, for an explanation.
    func terms(
        _ evaluation: inout Evaluation,
        _ precision: Precision
    ) throws(PMMLNoResult) -> [PMMLTerm] {
        func term(_ name: String, _ coefficient: Double, _ value: Double) -> PMMLTerm {
            PMMLTerm(
                name: name,
                coefficient: coefficient,
                value: value,
                product: precision.rounded(coefficient * value)
            )
        }
        var terms: [PMMLTerm] = []
        let plan = evaluation.plan
        for predictor in numeric {
            let number = try evaluation.value(predictor.slot).number ?? .nan
            let power = ElementaryFunction.power(number, Double(predictor.exponent))
            let suffix = predictor.exponent == 1 ? "" : "^\(predictor.exponent)"
            terms.append(term(plan.name(of: predictor.slot) + suffix, predictor.coefficient, power))
        }
        for predictor in categorical {
            let holds = try evaluation.value(predictor.slot) == predictor.value
            let name = plan.name(of: predictor.slot) + "=" + evaluation.display(predictor.value)
            terms.append(term(name, predictor.coefficient, holds ? 1 : 0))
        }
        for interaction in interactions {
            var product = 1.0
            for slot in interaction.slots {
                product = precision.rounded(
                    product * (try evaluation.value(slot).number ?? .nan)
                )
            }
            let name = interaction.slots.map { plan.name(of: $0) }.joined(separator: "*")
            terms.append(term(name, interaction.coefficient, product))
        }
        return terms
    }
}
