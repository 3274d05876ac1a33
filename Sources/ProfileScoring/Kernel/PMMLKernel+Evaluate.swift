import PMML
import Scoring

extension PMMLKernel {
    /// Evaluates the document; there must be one input for each feature.
    ///
    /// A missing input is a missing value, whatever the reason. What is not a valid value of its
    /// field, and what the document does then, is the document's own affair.
    func evaluate(_ inputs: [InputValue], explaining: Bool) -> KernelOutcome {
        precondition(
            inputs.count == featureCount,
            "a kernel is given one input for each of its features"
        )
        var evaluator = document.evaluator(explains: explaining)
        let result = evaluator.evaluate(fields.map { Self.input($0, inputs) })
        let deciders = consulted(result)
        let classification = classification(of: result)
        let hasClass = classification.label != nil
        let outcome = Outcome(
            result: classification,
            score: hasClass ? score.flatMap { Self.number(Self.value($0, result)) } : nil,
            linearPredictor: hasClass ? Self.linearPredictor(result.explanation) : nil,
            subModel: nil,
            explanation: .document,
            missingInputs: deciders.filter { inputs[$0.position].missing != nil },
            deciders: deciders
        )
        return KernelOutcome(outcome: outcome, steps: result.explanation)
    }

    private static func input(_ feature: FeatureIndex?, _ inputs: [InputValue]) -> PMMLInput {
        guard let feature else { return .missing }
        return switch inputs[feature.position] {
        case .missing: .missing
        case .category(let code): .text(code)
        case .number(let number): .number(number)
        }
    }

    /// The features of the fields that were looked at, each once, in the order of looking.
    private func consulted(_ result: PMMLResult) -> [FeatureIndex] {
        result.consulted.compactMap(feature).reduce(into: []) { features, feature in
            if !features.contains(feature) { features.append(feature) }
        }
    }

    private func classification(of result: PMMLResult) -> Classification {
        if let reason = result.noResult { return .noResult(self.reason(reason)) }
        switch decision {
        case .categories(let quantity, let pairs):
            guard let category = Self.value(quantity, result).text,
                let label = PMMLDecision.label(of: category, in: pairs)
            else { return .noResult(.noPrediction) }
            return .class(label)
        case .bands(let quantity, let bands):
            guard let number = Self.number(Self.value(quantity, result)) else {
                return .noResult(.noPrediction)
            }
            return .class(bands.label(for: number))
        }
    }

    /// The document's reason, with the feature in place of the field.
    ///
    /// A field of an inner model that is no input has no feature.
    private func reason(_ reason: PMMLNoResult) -> NoResultReason {
        switch reason {
        case .invalidValue(let field): feature(of: field).map { .invalidInput($0) } ?? .noPrediction
        case .missingValue(let field): feature(of: field).map { .missingInput($0) } ?? .noPrediction
        case .invalidExpression: .noPrediction
        case .notFinite: .sumNotFinite
        }
    }
}

extension PMMLKernel {
    private static func value(_ quantity: PMMLQuantity, _ result: PMMLResult) -> PMMLValue {
        switch quantity {
        case .prediction: result.prediction
        case .output(let name): result.output(name) ?? .missing
        case .probability(let category):
            result.probabilities.first { $0.category.utf8.elementsEqual(category.utf8) }
                .map { .number($0.probability) } ?? .missing
        }
    }

    /// A value as a finite number, nil for any other.
    private static func number(_ value: PMMLValue) -> Double? {
        guard case .number(let number) = value, number.isFinite else { return nil }
        return number
    }

    /// The sum that decided, where one did: of a regression for a number its only table's, of one
    /// for two classes the first table's if the second holds nothing.
    private static func linearPredictor(_ explanation: PMMLExplanation) -> Double? {
        guard case .regression(let sums) = explanation, let first = sums.first, sums.count <= 2
        else { return nil }
        if sums.count == 2, !sums[1].terms.isEmpty || sums[1].intercept != 0 { return nil }
        return first.sum.isFinite ? first.sum : nil
    }
}
