extension MiningModel {
    /// What the segments said, until they are combined.
    struct Ballot {
        var numbers: [Double] = []
        var weights: [Double] = []
        /// The class that each segment predicts.
        var votes: [Int32] = []
        var distributions: [[Double]] = []
        var missingWeight = 0.0
        var totalWeight = 0.0
        var steps: [PMMLSegmentStep] = []
    }

    /// Scores every segment whose predicate is true, and combines what they predict.
    func combined(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var ballot = Ballot()
        var isMissing = false
        for segment in segments {
            guard try evaluation.testPart(segment.predicate) == .yes else { continue }
            let prediction = try evaluation.score(segment.model)
            if evaluation.explains { ballot.steps.append(step(segment, prediction, evaluation)) }
            let weight = method.isWeighted ? segment.weight : 1
            ballot.totalWeight += weight
            if prediction.value == .missing {
                ballot.missingWeight += weight
                // A vote may be lacking, a number may not.
                let isVote = method == .majorityVote || method == .weightedMajorityVote
                if missing == .returnMissing || (missing == .continue && !isVote) {
                    isMissing = true
                    break
                }
                continue
            }
            add(prediction, of: segment, weight, to: &ballot)
        }
        let isOver = ballot.missingWeight > missingThreshold * ballot.totalWeight
        var result = Prediction()
        if !isMissing, !isOver, ballot.totalWeight > 0 { result = self.result(of: ballot) }
        if evaluation.explains { result.explanation = .segments(ballot.steps) }
        if case .number(let number) = result.value, !number.isFinite { throw .notFinite }
        return result
    }

    private func add(
        _ prediction: Prediction,
        of segment: Segment,
        _ weight: Double,
        to ballot: inout Ballot
    ) {
        ballot.weights.append(weight)
        if function == .regression {
            ballot.numbers.append(prediction.value.number ?? .nan)
            return
        }
        let own = segment.model.categories.firstIndex(of: prediction.value)
        ballot.votes.append(own.map { segment.categories[$0] } ?? -1)
        ballot.distributions.append(mapped(prediction.probabilities, segment))
    }

    private func result(of ballot: Ballot) -> Prediction {
        var result = Prediction()
        if function == .regression {
            result.value = number(of: ballot).map(Value.number) ?? .missing
        } else {
            result.probabilities = probabilities(of: ballot)
        }
        return result
    }

    private func number(of ballot: Ballot) -> Double? {
        let count = ballot.numbers.count
        guard count > 0 else { return nil }
        switch method {
        case .max: return ballot.numbers.max()
        case .median: return Self.median(ballot.numbers)
        case .weightedMedian, .xWeightedMedian:
            return Self.weightedMedian(ballot.numbers, ballot.weights)
        default: break
        }
        var sum = 0.0
        var weights = 0.0
        for (number, weight) in zip(ballot.numbers, ballot.weights) {
            sum = rounded(sum + (method.isWeighted ? rounded(weight * number) : number))
            weights = rounded(weights + weight)
        }
        switch method {
        case .average, .weightedAverage: return rounded(sum / weights)
        default: return sum
        }
    }

    /// A number as the model's arithmetic holds it.
    func rounded(_ number: Double) -> Double {
        precision.rounded(number)
    }
}
