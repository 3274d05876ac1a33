extension PMMLDocument {
    /// Runs the rows that the document brings along (`ModelVerification`).
    ///
    /// - Returns: What came out otherwise than the document expects, in the order of its rows;
    ///   nothing for a document without rows.
    public func verify() -> [PMMLMismatch] {
        guard let verification else { return [] }
        var evaluator = evaluator()
        var mismatches: [PMMLMismatch] = []
        for (index, row) in verification.rows.enumerated() {
            var inputs = [PMMLInput](repeating: .missing, count: activeFields.count)
            for (field, text) in zip(verification.fields, row) {
                if let input = field.input, let text { inputs[input] = .text(text) }
            }
            let result = evaluator.evaluate(inputs)
            for (field, text) in zip(verification.fields, row) where field.input == nil {
                let found = result.output(field.name) ?? result.prediction
                if !field.accepts(found, text) {
                    mismatches.append(
                        PMMLMismatch(
                            row: index + 1,
                            field: field.name,
                            expected: text,
                            found: found
                        )
                    )
                }
            }
        }
        return mismatches
    }

    /// How many rows the document brings along.
    public var verificationRowCount: Int { verification?.rows.count ?? 0 }
}

extension Verification.Field {
    /// Whether a value is what a text says, as nearly as the field asks for.
    func accepts(_ value: PMMLValue, _ text: String?) -> Bool {
        guard let text, !text.isEmpty else { return value == .missing }
        switch value {
        case .missing: return false
        case .boolean(let truth): return Literal.truth(text) == truth
        case .text(let found):
            if found == text { return true }
            guard let left = Literal.number(found), let right = Literal.number(text) else {
                return false
            }
            return left == right
        case .number(let number):
            guard let expected = Literal.number(text) else { return false }
            if expected.magnitude <= zeroThreshold { return number.magnitude <= zeroThreshold }
            return (number - expected).magnitude <= precision * expected.magnitude
        }
    }
}
