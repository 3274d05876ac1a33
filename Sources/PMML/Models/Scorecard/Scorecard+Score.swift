extension Scorecard {
    /// What the scorecard predicts: the initial score, and the partial scores in their order.
    ///
    /// A characteristic none of whose attributes is true leaves the scorecard without a score.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var prediction = Prediction()
        var sum = initialScore
        var points: [(code: String, points: Double)] = []
        var steps: [PMMLPartialScore] = []
        for place in characteristics.indices {
            guard let index = try characteristics[place].attribute(&evaluation) else {
                return Prediction()
            }
            guard let partial = try characteristics[place].attributes[index].score(&evaluation)
            else { return Prediction() }
            sum = rounded(sum + partial)
            guard usesReasonCodes || evaluation.explains else { continue }
            let characteristic = characteristics[place]
            let attribute = characteristic.attributes[index]
            if usesReasonCodes, let code = attribute.reasonCode {
                let difference =
                    algorithm == .pointsAbove
                    ? partial - characteristic.baselineScore
                    : characteristic.baselineScore - partial
                Self.add(difference, of: code, to: &points)
            }
            if evaluation.explains {
                steps.append(
                    PMMLPartialScore(
                        characteristic: characteristic.name,
                        attribute: index + 1,
                        score: partial,
                        reasonCode: attribute.reasonCode
                    )
                )
            }
        }
        guard sum.isFinite else { throw .notFinite }
        prediction.value = .number(sum)
        prediction.reasonCodes = Self.ranked(points)
        if evaluation.explains {
            prediction.explanation = .scorecard(initialScore: initialScore, steps)
        }
        return prediction
    }

    private func rounded(_ number: Double) -> Double {
        precision.rounded(number)
    }

    /// A code that several characteristics give counts once, with all of their points.
    private static func add(
        _ difference: Double,
        of code: String,
        to points: inout [(code: String, points: Double)]
    ) {
        if let index = points.firstIndex(where: { $0.code == code }) {
            points[index].points += difference
        } else {
            points.append((code, difference))
        }
    }

    /// The codes that moved the score, the one that moved it most first.
    ///
    /// Of two alike the earlier comes first. Codes that moved it the other way are no reasons.
    private static func ranked(_ points: [(code: String, points: Double)]) -> [String] {
        let order = points.indices.sorted {
            (-points[$0].points, $0) < (-points[$1].points, $1)
        }
        return order.filter { points[$0].points >= 0 }.map { points[$0].code }
    }
}

extension Scorecard.Characteristic {
    /// The number of the first attribute that is true.
    func attribute(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Int? {
        for index in predicates.indices
        where try evaluation.testPart(predicates[index]) == .yes {
            return index
        }
        return nil
    }
}

extension Scorecard.Attribute {
    /// The partial score, or nil where its expression has no value.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Double? {
        expression < 0 ? partialScore : try evaluation.expression(expression).number
    }
}
