import Scoring

extension ModelDocument {
    /// Runs the golden vectors and returns those that come out otherwise; none means that all hold.
    ///
    /// Pure: costs one evaluation a vector, and touches nothing. A version is activated only after
    /// this has come back empty.
    public func replayGoldenVectors() -> [GoldenMismatch] {
        goldenVectors.compactMap { vector in
            let inputs = zip(features, vector.inputs).map { $0.substituting($1).value }
            let outcome = kernel.evaluate(inputs)
            let expected = Self.text(vector.expected, bits: vector.scoreBits)
            let found = Self.text(
                Self.expectation(of: outcome),
                bits: vector.scoreBits == nil ? nil : outcome.scoreBits
            )
            guard expected != found else { return nil }
            return GoldenMismatch(vector: vector.name, expected: expected, found: found)
        }
    }

    private static func expectation(of outcome: Outcome) -> GoldenVector.Expectation {
        switch outcome.result {
        case .class(let label): .class(label)
        case .noResult(let reason): .noResult(NoResultKind(reason))
        }
    }

    private static func text(_ expectation: GoldenVector.Expectation, bits: UInt64?) -> String {
        guard let bits else { return "\(expectation)" }
        return "\(expectation) with score bits \(Hexadecimal.digits(of: bits, count: 16))"
    }
}

extension Feature {
    /// The value, or what stands in for it where it is missing, and for which reason it does.
    func substituting(_ value: InputValue) -> (value: InputValue, substituted: Missing?) {
        guard let reason = value.missing, let substitute = substitutes[reason] else {
            return (value, nil)
        }
        return (substitute, reason)
    }
}
