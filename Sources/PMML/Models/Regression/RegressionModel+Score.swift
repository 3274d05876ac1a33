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
        normalize(&sums)
        for probability in sums where !probability.isFinite { throw .notFinite }
        prediction.probabilities = sums
        return prediction
    }

    /// Turns the sums of the classes into their probabilities.
    ///
    /// With two classes a link function gives the first one and the second has what remains.
    func normalize(_ sums: inout [Double]) {
        switch normalization {
        case .softmax: Softmax.normalize(&sums, precision)
        case .simplemax:
            let total = sums.reduce(0) { precision.rounded($0 + $1) }
            for place in sums.indices { sums[place] = precision.rounded(sums[place] / total) }
        default:
            if isOrdinal { return cumulate(&sums) }
            let count = sums.count == 2 ? 1 : sums.count
            for place in 0..<count { sums[place] = normalization.value(sums[place], precision) }
            if count == 1, sums.count == 2 { sums[1] = precision.rounded(1 - sums[0]) }
        }
    }

    /// Turns the sums of ordered classes into differences of what the link function gives.
    private func cumulate(_ sums: inout [Double]) {
        var below = 0.0
        for place in sums.indices.dropLast() {
            let value = normalization.value(sums[place], precision)
            sums[place] = precision.rounded(value - below)
            below = value
        }
        sums[sums.count - 1] = precision.rounded(1 - below)
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
