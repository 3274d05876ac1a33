import Scoring

extension ProfileScorer {
    /// What part each input played in a result of this version, and what part it could play.
    ///
    /// Every input is tried by itself: without it, and with one value of every range that is the
    /// same to the version, so that no value is left out. Of a number that a sum adds the turning
    /// points are searched for, within a million of the value, or of zero where there is none, and
    /// to the last bit; so are those of a number that a PMML document calculates with, where a
    /// class that comes and goes between two points may be missed. Costs some dozens of evaluations
    /// an input.
    public func influences(on result: ScoreResult) -> [InputInfluence] {
        let tests = document.inputTests()
        let ever = EverDecisive(document, tests)
        return result.inputs.indices.map { place in
            influence(of: place, on: result, tests[place], ever: ever.changesClass(place))
        }
    }

    private func influence(
        of place: Int,
        on result: ScoreResult,
        _ tests: InputTests,
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
        let alternatives = input.isWithheld ? [] : alternatives(of: place, on: result, tests)
        let canChange = alternatives.contains { $0.label != result.label }
        return InputInfluence(
            input: input,
            isConsulted: result.consulted.contains(input.feature),
            isBehindWithheld: result.noResult?.kind == .withheldInput,
            without: without,
            alternatives: alternatives,
            canChangeClass: canChange,
            // Where not everybody could be tried, the person at hand may be proof enough.
            everChangesClass: ever ?? (canChange ? true : nil)
        )
    }

    private func alternatives(
        of place: Int,
        on result: ScoreResult,
        _ tests: InputTests
    ) -> [InputAlternative] {
        var turns: [Double] = []
        if tests.variesBetweenTests, document.features[place].domain == .number {
            var number = 0.0
            if case .number(let actual) = result.inputs[place].value { number = actual }
            turns = turningPoints(of: place, around: number, on: result, tests)
        }
        var found: [InputAlternative] = []
        for piece in InputPartition(document.features[place], tests, turns: turns).pieces {
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
        on result: ScoreResult,
        _ tests: InputTests
    ) -> [Double] {
        func label(_ number: Double) -> ClassLabel? {
            outcome(result, place, .number(number)).result.label
        }
        let reach = 1_048_576.0
        let grain = tests.grain
        let (low, high) = (grain.near(number - reach), grain.near(number + reach))
        let tested = tests.tests.flatMap(\.bounds).filter { $0 > low && $0 < high }
        var turns: [Double] = []
        var start = low
        for end in Set(tested).sorted() + [high] {
            var near = start
            let far = grain.below(end)
            while near < far, label(near) != label(far) {
                near = Self.turn(between: near, and: far, grain, label)
                turns.append(near)
            }
            start = grain.above(end)
        }
        return turns
    }

    /// The first number on the way up that gives another class than `near`.
    private static func turn(
        between near: Double,
        and far: Double,
        _ grain: NumberGrain,
        _ label: (Double) -> ClassLabel?
    ) -> Double {
        var (near, far) = (near, far)
        let before = label(near)
        while true {
            let middle = grain.middle(near, far)
            if middle <= near || middle >= far { return far }
            if label(middle) == before { near = middle } else { far = middle }
        }
    }
}

extension ProfileScorer {
    /// Whether a feature can decide anybody's class by itself; nil where there are too many
    /// combinations of inputs to try them all.
    public func everChangesClass(_ place: Int) -> Bool? {
        EverDecisive(document, document.inputTests()).changesClass(place)
    }
}
