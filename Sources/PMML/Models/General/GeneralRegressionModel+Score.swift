extension GeneralRegressionModel {
    /// What the regression predicts.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var prediction = Prediction()
        guard
            let offset = try number(offset, offsetValue, &evaluation),
            var factor = try number(trials, trialsValue, &evaluation)
        else { return prediction }
        if let baseline {
            switch try baseline.hazard(&evaluation) {
            case .unknown: return prediction
            case .none:
                prediction.value = .number(0)
                return prediction
            case .cumulated(let hazard): factor = hazard
            }
        }
        var totals: [Double] = []
        for cells in sums {
            guard let sum = try sum(of: cells, &evaluation) else { return prediction }
            totals.append(sum + offset)
        }
        if evaluation.explains {
            prediction.explanation = .regression(try steps(totals, offset, &evaluation))
        }
        if isClassification {
            prediction.probabilities = probabilities(totals)
            for probability in prediction.probabilities where !probability.isFinite {
                throw .notFinite
            }
        } else {
            let number =
                kind == .generalizedLinear || kind == .coxRegression
                ? mean(totals[0]) * factor : totals[0]
            guard number.isFinite else { throw .notFinite }
            prediction.value = .number(number)
        }
        return prediction
    }

    private func number(
        _ slot: Int32,
        _ standard: Double,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Double? {
        slot < 0 ? standard : try evaluation.value(slot).number
    }

    private func sum(
        of cells: [Cell],
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> Double? {
        var sum = 0.0
        for cell in cells {
            guard let product = try cell.product(&evaluation) else { return nil }
            let term = product * cell.beta
            sum += term
        }
        return sum
    }

    /// The probability of each class, in the order of the sums and the last class after them.
    private func probabilities(_ totals: [Double]) -> [Double] {
        switch kind {
        case .ordinalMultinomial:
            var below = 0.0
            var result: [Double] = []
            for total in totals {
                let value = mean(total)
                result.append(value - below)
                below = value
            }
            return result + [1 - below]
        case .generalizedLinear:
            let means = totals.map { mean($0) }
            return means + [1 - means.reduce(0, +)]
        case .regression, .generalLinear, .multinomialLogistic, .coxRegression:
            return Softmax.probabilities(totals + [0])
        }
    }

    /// The inverse of the link function.
    private func mean(_ eta: Double) -> Double {
        let exp = ElementaryFunction.exponential
        switch link {
        case .identity: return eta
        case .log: return exp(eta)
        case .logc: return 1 - exp(eta)
        case .logit: return 1 / (1 + exp(-eta))
        case .cloglog: return 1 - exp(-exp(eta))
        case .loglog: return exp(-exp(-eta))
        case .negbin: return 1 / (distributionParameter * (exp(-eta) - 1))
        case .power:
            if linkParameter == 0 { return exp(eta) }
            return ElementaryFunction.power(eta, 1 / linkParameter)
        case .oddspower:
            if linkParameter == 0 { return 1 / (1 + exp(-eta)) }
            let base = 1 + linkParameter * eta
            return 1 / (1 + ElementaryFunction.power(base, -1 / linkParameter))
        case .probit: return ElementaryFunction.stdNormalCDF.value(eta)
        case .cauchit: return 0.5 + ElementaryFunction.atan.value(eta) / Double.pi
        }
    }

    private func steps(
        _ totals: [Double],
        _ offset: Double,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> [PMMLTermSum] {
        var steps: [PMMLTermSum] = []
        for (cells, total) in zip(sums, totals) {
            var terms: [PMMLTerm] = []
            for cell in cells {
                let value = try cell.product(&evaluation) ?? .nan
                terms.append(
                    PMMLTerm(
                        name: cell.name,
                        coefficient: cell.beta,
                        value: value,
                        product: value * cell.beta
                    )
                )
            }
            steps.append(
                PMMLTermSum(category: nil, terms: terms, intercept: offset, sum: total)
            )
        }
        return steps
    }
}

extension GeneralRegressionModel.Cell {
    /// The product of the factors, 1 where there are none, or nil where a value is missing.
    func product(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Double? {
        var product = 1.0
        for factor in factors {
            switch factor {
            case .category(let slot, let category):
                let value = try evaluation.value(slot)
                if value == .missing { return nil }
                product *= value == category ? 1 : 0
            case .power(let slot, let exponent):
                guard case .number(let number) = try evaluation.value(slot) else { return nil }
                product *= ElementaryFunction.power(number, exponent)
            }
        }
        return product
    }
}
