extension ProgramSums {
    /// Chooses the sub-model and adds up its terms.
    func evaluate(_ inputs: Span<CompactInput>, _ words: Span<UInt64>) -> CompactOutcome {
        let subModels = self.subModels.span
        var place = 0
        while place < subModels.count {
            if let condition = subModels[place].condition,
                !condition.matches(inputs[Int(condition.feature)], words)
            {
                place &+= 1
                continue
            }
            return evaluate(subModels[place], at: place, inputs, words)
        }
        return CompactOutcome(result: .noResult(.noSubModel))
    }

    /// The sum from the left, starting at 0, each product and each addition rounded once.
    ///
    /// The first term that has no factor, in the order of summation, is the reason for there being
    /// no result; the terms after it can not change that.
    @inline(__always)
    private func evaluate(
        _ subModel: SubModel,
        at place: Int,
        _ inputs: Span<CompactInput>,
        _ words: Span<UInt64>
    ) -> CompactOutcome {
        let terms = self.terms.span
        var sum = 0.0
        var next = Int(subModel.firstTerm)
        while next < Int(subModel.endOfTerms) {
            let term = terms[next]
            let input = inputs[Int(term.test.feature)]
            guard let factor = term.factor(of: input, words) else {
                return CompactOutcome(result: .noResult(term.obstacle(input)), subModel: place)
            }
            sum += term.coefficient * factor
            next &+= 1
        }
        sum += subModel.intercept * 1
        guard sum.isFinite else {
            return CompactOutcome(
                result: .noResult(.sumNotFinite),
                linearPredictorBits: sum.bitPattern,
                subModel: place
            )
        }
        let score = LogisticModel.probability(sum)
        return CompactOutcome(
            result: .class(label(of: score, in: subModel)),
            scoreBits: score.bitPattern,
            linearPredictorBits: sum.bitPattern,
            subModel: place
        )
    }

    @inline(__always)
    private func label(of score: Double, in subModel: SubModel) -> Int {
        let bands = self.bands.span
        var place = Int(subModel.firstBand)
        while place < Int(subModel.endOfBands) {
            let band = bands[place]
            if score >= band.lowest && score <= band.highest { return Int(band.label) }
            place &+= 1
        }
        preconditionFailure("bands leave no gap: \(score)")
    }
}

extension ProgramSums.Term {
    /// What the coefficient is multiplied by, or nil where the input makes a result impossible.
    @inline(__always)
    fileprivate func factor(of input: CompactInput, _ words: Span<UInt64>) -> Double? {
        if isNumeric {
            guard case .number(let number) = input, number.isFinite else { return nil }
            return number
        }
        if test.matches(input, words) { return 1 }
        guard case .missing = input else { return 0 }
        return isZeroWhenMissing ? 0 : nil
    }

    /// Why there is no factor.
    fileprivate func obstacle(_ input: CompactInput) -> NoResultReason {
        let feature = FeatureIndex(Int(test.feature))
        if case .missing = input { return .missingInput(feature) }
        return .notAFiniteNumber(feature)
    }
}
