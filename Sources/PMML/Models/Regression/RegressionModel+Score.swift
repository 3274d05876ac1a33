extension RegressionModel {
    /// What the regression predicts.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var prediction = Prediction()
        var sums: [Double] = []
        sums.reserveCapacity(tables.count)
        for table in tables {
            guard let sum = try table.sum(&evaluation, precision) else {
                return prediction
            }
            sums.append(sum)
        }
        if evaluation.explains {
            prediction.explanation = .regression(try steps(sums, &evaluation))
        }
        if !isClassification {
            let number = normalization.value(sums[0], precision)
            guard number.isFinite else { throw .notFinite }
            prediction.value = .number(number)
            return prediction
        }
        let probabilities = isOrdinal ? cumulated(sums) : normalized(sums)
        for probability in probabilities where !probability.isFinite { throw .notFinite }
        prediction.probabilities = probabilities
        return prediction
    }

    /// The probabilities of unordered classes.
    ///
    /// With two classes a link function gives the first one and the second has what remains.
    private func normalized(_ sums: [Double]) -> [Double] {
        switch normalization {
        case .softmax: return Softmax.probabilities(sums, precision)
        case .simplemax:
            let total = sums.reduce(0) { precision.rounded($0 + $1) }
            return sums.map { precision.rounded($0 / total) }
        case .none:
            return sums.count == 2 ? [sums[0], precision.rounded(1 - sums[0])] : sums
        default:
            let values = sums.map { normalization.value($0, precision) }
            return sums.count == 2 ? [values[0], precision.rounded(1 - values[0])] : values
        }
    }

    /// The probabilities of ordered classes: differences of what the link function gives.
    private func cumulated(_ sums: [Double]) -> [Double] {
        if normalization == .softmax || normalization == .simplemax { return normalized(sums) }
        var probabilities: [Double] = []
        var below = 0.0
        for sum in sums.dropLast() {
            let value = normalization.value(sum, precision)
            probabilities.append(precision.rounded(value - below))
            below = value
        }
        return probabilities + [precision.rounded(1 - below)]
    }

    private func steps(
        _ sums: [Double],
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> [PMMLTermSum] {
        var steps: [PMMLTermSum] = []
        for (table, sum) in zip(tables, sums) {
            steps.append(
                PMMLTermSum(
                    category: table.category.map { evaluation.display($0) },
                    terms: try table.terms(&evaluation, precision),
                    intercept: table.intercept,
                    sum: sum
                )
            )
        }
        return steps
    }
}
