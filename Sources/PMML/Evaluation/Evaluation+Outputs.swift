extension Evaluation {
    /// The value of an output of a model.
    mutating func output(
        _ field: OutputField,
        _ own: Prediction,
        _ model: CompiledModel
    ) throws(PMMLNoResult) -> Value {
        if field.expression >= 0 { return try expression(field.expression) }
        if field.segment < 0 { return said(field, by: own, model) }
        return said(field, by: predictions[field.segment] ?? Prediction(), model)
    }

    private mutating func said(
        _ field: OutputField,
        by prediction: Prediction,
        _ model: CompiledModel
    ) -> Value {
        switch field.feature {
        case .predictedValue:
            return converted(prediction.value, to: field.type, from: model.target.type)
        case .predictedDisplayValue:
            if prediction.value == .missing { return .missing }
            let text = model.targets?.displayTexts[prediction.value]
            return .text(code(text ?? display(prediction.value)))
        case .probability: return share(prediction.probabilities, field, prediction, model)
        case .confidence: return share(prediction.confidences, field, prediction, model)
        case .entityId, .clusterId:
            return prediction.entity.map { read(.text($0), field.type) ?? .missing } ?? .missing
        case .reasonCode:
            guard prediction.reasonCodes.indices.contains(field.rank - 1) else { return .missing }
            return .text(code(prediction.reasonCodes[field.rank - 1]))
        case .transformedValue, .decision: return .missing
        }
    }

    /// The number of one class, or of the class that is predicted.
    private func share(
        _ numbers: [Double],
        _ field: OutputField,
        _ prediction: Prediction,
        _ model: CompiledModel
    ) -> Value {
        var index = Int(field.category)
        if index < 0 {
            guard let predicted = model.categories.firstIndex(of: prediction.value) else {
                return .missing
            }
            index = predicted
        }
        guard numbers.indices.contains(index) else { return .missing }
        return .number(numbers[index])
    }

    private mutating func converted(
        _ value: Value,
        to type: DataType,
        from source: DataType
    ) -> Value {
        switch value {
        case .unset, .missing: return .missing
        case .text(let code):
            if type == .string { return value }
            return Literal.value(text(code), type).map(Value.number) ?? .missing
        case .number(let number):
            if type != .string { return type == .float ? .number(Double(Float(number))) : value }
            if source == .boolean { return .text(code(number == 0 ? "false" : "true")) }
            return .text(code(NumberText.text(number)))
        }
    }
}
