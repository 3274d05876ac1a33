extension LogisticModel {
    /// The places of the terms in the order of summation: numeric terms, then indicators, each as
    /// listed.
    var summationOrder: [Int] {
        terms.indices.filter { terms[$0].isNumeric } + terms.indices.filter { !terms[$0].isNumeric }
    }

    /// Evaluates the model under the name `name`, going on from what `reader` has read so far.
    ///
    /// All terms are visited even after one that makes a result impossible, so that the outcome
    /// names every missing input and not only the first.
    func evaluate(as name: String, reading reader: inout InputReader) -> Outcome {
        var contributions: [Contribution] = []
        var obstacle: NoResultReason?
        for place in summationOrder {
            let (contribution, fault) = contribution(ofTermAt: place, reading: &reader)
            contributions.append(contribution)
            obstacle = obstacle ?? fault
        }
        contributions.append(
            Contribution(source: .intercept, reading: nil, factor: 1, coefficient: intercept)
        )

        let sum = obstacle == nil ? Self.sum(contributions) : nil
        if let sum, !sum.isFinite {
            obstacle = .sumNotFinite
        }
        let score = obstacle == nil ? sum.map(Self.probability) : nil
        let label = score.map { Classification.class(bands.label(for: $0)) }
        return Outcome(
            result: label ?? .noResult(obstacle ?? .sumNotFinite),
            score: score,
            linearPredictor: sum,
            subModel: name,
            explanation: .contributions(contributions),
            missingInputs: reader.missing,
            deciders: reader.consulted
        )
    }

    /// The logistic function of the linear predictor: four operations, each correctly rounded.
    static func probability(_ linearPredictor: Double) -> Double {
        1 / (1 + CorrectlyRounded.exp(-linearPredictor))
    }

    /// The sum from the left, starting at 0, each product and each addition rounded once.
    private static func sum(_ contributions: [Contribution]) -> Double {
        contributions.reduce(0) { $0 + ($1.product ?? .nan) }
    }

    private func contribution(
        ofTermAt place: Int,
        reading reader: inout InputReader
    ) -> (Contribution, NoResultReason?) {
        let term = terms[place]
        let value = reader.read(term.feature)
        let factor = term.factor(of: value)
        let contribution = Contribution(
            source: .term(place),
            reading: Reading(feature: term.feature, value: value),
            factor: factor,
            coefficient: term.coefficient
        )
        guard factor == nil else { return (contribution, nil) }
        let reason: NoResultReason =
            value.missing == nil ? .notAFiniteNumber(term.feature) : .missingInput(term.feature)
        return (contribution, reason)
    }
}

extension LogisticTerm {
    var isNumeric: Bool {
        if case .numeric = self { true } else { false }
    }

    /// What the coefficient is multiplied by, or nil where `value` makes a result impossible.
    func factor(of value: InputValue) -> Double? {
        switch self {
        case .numeric:
            guard case .number(let number) = value, number.isFinite else { return nil }
            return number
        case .indicator(let condition, _, let whenMissing):
            if condition.test.matches(value) { return 1 }
            return value.missing == nil || whenMissing == .zero ? 0 : nil
        }
    }
}
