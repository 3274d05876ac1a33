import Scoring

extension ProfileScorer {
    /// What part each input played in a result of this version, and what part it could play.
    ///
    /// Every input is tried by itself: without it, and with one value of every range that is the
    /// same to the version, so that no value is left out. Of a number that a sum adds the turning
    /// points are searched for, within a million of the value, or of zero where there is none, and
    /// to the last bit. Costs some dozens
    /// of evaluations an input.
    public func influences(on result: ScoreResult) -> [InputInfluence] {
        let ever = EverDecisive(document)
        return result.inputs.indices.map { place in
            influence(of: place, on: result, ever: ever.changesClass(place))
        }
    }

    private func influence(
        of place: Int,
        on result: ScoreResult,
        ever: Bool?
    ) -> InputInfluence {
        let input = result.inputs[place]
        let feature = document.features[place]
        let nothing = feature.substituting(
            .missing(feature.question == nil ? .noFact : .neverAsked)
        )
        let without = InputAlternative(
            range: .missing([.noFact]),
            outcome: outcome(result, place, nothing.value)
        )
        let alternatives = input.isWithheld ? [] : alternatives(of: place, on: result)
        return InputInfluence(
            input: input,
            isConsulted: result.consulted.contains(input.feature),
            without: without,
            alternatives: alternatives,
            canChangeClass: alternatives.contains { $0.label != result.label },
            everChangesClass: ever
        )
    }

    private func alternatives(of place: Int, on result: ScoreResult) -> [InputAlternative] {
        var turns: [Double] = []
        if document.kernel.addsNumber(of: FeatureIndex(place)) {
            var number = 0.0
            if case .number(let actual) = result.inputs[place].value { number = actual }
            turns = turningPoints(of: place, around: number, on: result)
        }
        var found: [InputAlternative] = []
        for piece in InputPartition(of: place, in: document, turns: turns).pieces {
            let next = InputAlternative(
                range: piece.range,
                outcome: outcome(result, place, piece.value)
            )
            if let last = found.last, last.isSameOutcome(as: next),
                let joined = last.range.joined(with: next.range)
            {
                found[found.count - 1].range = joined
            } else {
                found.append(next)
            }
        }
        return found
    }

    /// What comes out with one input replaced.
    private func outcome(_ result: ScoreResult, _ place: Int, _ value: InputValue) -> Outcome {
        var inputs = result.inputs
        inputs[place] = ScoredInput(feature: inputs[place].feature, value: value, isSupposed: true)
        return outcome(of: inputs)
    }

    /// The numbers within a million of one at which the class changes: the first of every class but
    /// the lowest one's.
    ///
    /// Between two numbers that the version tests for, a sum only grows or only falls with the
    /// number, so that every class there has one run of numbers, whose end is found by halving.
    private func turningPoints(
        of place: Int,
        around number: Double,
        on result: ScoreResult
    ) -> [Double] {
        func label(_ number: Double) -> ClassLabel? {
            outcome(result, place, .number(number)).result.label
        }
        let reach = 1_048_576.0
        let tested = document.kernel.tests(of: FeatureIndex(place)).flatMap(\.bounds)
            .filter { $0 > number - reach && $0 < number + reach }
        var turns: [Double] = []
        var start = number - reach
        for end in Set(tested).sorted() + [number + reach] {
            var near = start
            let far = end.nextDown
            while near < far, label(near) != label(far) {
                near = Self.turn(between: near, and: far, label)
                turns.append(near)
            }
            start = end.nextUp
        }
        return turns
    }

    /// The first number on the way up that gives another class than `near`.
    private static func turn(
        between near: Double,
        and far: Double,
        _ label: (Double) -> ClassLabel?
    ) -> Double {
        var (near, far) = (near, far)
        let before = label(near)
        while true {
            let middle = near + (far - near) / 2
            if middle == near || middle == far { return far }
            if label(middle) == before { near = middle } else { far = middle }
        }
    }
}

extension ProfileScorer {
    /// Whether a feature can decide anybody's class by itself; nil where there are too many
    /// combinations of inputs to try them all.
    public func everChangesClass(_ place: Int) -> Bool? {
        EverDecisive(document).changesClass(place)
    }
}
