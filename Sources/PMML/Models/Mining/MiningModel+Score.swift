extension MiningModel {
    /// What the segments together predict.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        switch method {
        case .modelChain: return try chain(&evaluation)
        case .selectFirst: return try selectFirst(&evaluation)
        case .selectAll: return try selectAll(&evaluation)
        default:
            if let forest, !evaluation.explains,
                let prediction = try walked(forest, &evaluation)
            {
                return prediction
            }
            return try combined(&evaluation)
        }
    }

    private func chain(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var result = Prediction()
        var steps: [PMMLSegmentStep] = []
        for segment in segments {
            guard try evaluation.testPart(segment.predicate) == .yes else { continue }
            let prediction = try evaluation.score(segment.model)
            if evaluation.explains { steps.append(step(segment, prediction, evaluation)) }
            if prediction.value == .missing {
                if missing == .returnMissing {
                    result = Prediction()
                    break
                }
                if missing == .skipSegment { continue }
            }
            result = prediction
            result.probabilities = mapped(prediction.probabilities, segment)
            result.confidences = mapped(prediction.confidences, segment)
        }
        if evaluation.explains { result.explanation = .segments(steps) }
        return result
    }

    private func selectFirst(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        for segment in segments {
            guard try evaluation.testPart(segment.predicate) == .yes else { continue }
            var result = try evaluation.score(segment.model)
            if result.value == .missing, missing == .skipSegment { continue }
            if evaluation.explains {
                result.explanation = .segments([step(segment, result, evaluation)])
            }
            result.probabilities = mapped(result.probabilities, segment)
            result.confidences = mapped(result.confidences, segment)
            return result
        }
        return Prediction()
    }

    private func selectAll(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var result = Prediction()
        var steps: [PMMLSegmentStep] = []
        for segment in segments {
            guard try evaluation.testPart(segment.predicate) == .yes else { continue }
            let prediction = try evaluation.score(segment.model)
            if prediction.value == .missing {
                if missing == .returnMissing { return Prediction() }
                if missing == .skipSegment { continue }
            }
            result.all.append(prediction.value)
            if evaluation.explains { steps.append(step(segment, prediction, evaluation)) }
        }
        result.value = result.all.first ?? .missing
        if evaluation.explains { result.explanation = .segments(steps) }
        return result
    }

    /// A segment's step in an explanation.
    func step(
        _ segment: Segment,
        _ prediction: Prediction,
        _ evaluation: Evaluation
    ) -> PMMLSegmentStep {
        PMMLSegmentStep(
            segment: segment.name,
            prediction: evaluation.output(prediction.value, segment.model.target.type),
            explanation: prediction.explanation
        )
    }

    /// Numbers of a segment's classes as numbers of the whole model's classes.
    func mapped(_ numbers: [Double], _ segment: Segment) -> [Double] {
        guard numbers.count == segment.categories.count, !numbers.isEmpty else { return numbers }
        var result = [Double](repeating: 0, count: categoryCount)
        for (number, category) in zip(numbers, segment.categories) where category >= 0 {
            result[Int(category)] = number
        }
        return result
    }
}
