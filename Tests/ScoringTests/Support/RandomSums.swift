import Scoring

/// Random logistic kernels over four features, and random inputs.
enum RandomSums {
    static func kernel(using random: inout SeededGenerator) throws -> LogisticKernel {
        let count = Int.random(in: 1...3, using: &random)
        var choices: [SubModelChoice] = []
        for place in 0..<count {
            let hasCondition = place < count - 1 || Bool.random(using: &random)
            choices.append(
                SubModelChoice(
                    name: "s\(place)",
                    condition: hasCondition ? condition(using: &random) : nil,
                    model: try model(using: &random)
                )
            )
        }
        return try LogisticKernel(featureCount: 4, subModels: choices)
    }

    static func input(using random: inout SeededGenerator) -> InputValue {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .missing(Missing.allCases.randomElement(using: &random) ?? .noFact)
        case 1...4: .category(["x", "y", "z", "v"].randomElement(using: &random) ?? "x")
        case 5:
            .number([.nan, .infinity, -.infinity, -0.0, 1e308].randomElement(using: &random) ?? 0)
        case 6, 7: .number(Double.random(in: -3...6, using: &random))
        default: .number(Double(Int.random(in: -1...6, using: &random)))
        }
    }

    private static func model(using random: inout SeededGenerator) throws -> LogisticModel {
        let terms = (0..<Int.random(in: 0...5, using: &random)).map { _ in term(using: &random) }
        let (low, high) = (
            Double.random(in: 0.01...0.4, using: &random),
            Double.random(in: 0.5...0.99, using: &random)
        )
        return LogisticModel(
            terms: terms,
            intercept: Double.random(in: -2...2, using: &random),
            bands: try ClassBands([
                ClassBand("low", from: nil, to: .exclusive(low)),
                ClassBand("medium", from: .inclusive(low), to: .inclusive(high)),
                ClassBand("high", from: .exclusive(high), to: nil),
            ])
        )
    }

    private static func term(using random: inout SeededGenerator) -> LogisticTerm {
        let coefficient =
            Int.random(in: 0..<12, using: &random) == 0
            ? 1e308 : Double.random(in: -2...2, using: &random)
        if Int.random(in: 0..<4, using: &random) == 0 {
            let feature = FeatureIndex(Int.random(in: 0..<4, using: &random))
            return .numeric(feature, coefficient: coefficient)
        }
        return .indicator(
            condition(using: &random),
            coefficient: coefficient,
            whenMissing: Bool.random(using: &random) ? .zero : .noResult
        )
    }

    private static func condition(using random: inout SeededGenerator) -> Condition {
        Condition(
            feature: FeatureIndex(Int.random(in: 0..<4, using: &random)),
            test: NaiveTest.random(using: &random).predicate
        )
    }
}
