import PMML

extension ModelDocument {
    /// Runs the rows that a PMML document brings along (`ModelVerification`).
    ///
    /// Returns what comes out otherwise; none means that all hold, or that there are none.
    ///
    /// Costs one evaluation a row. A version is stored only after this has come back empty.
    public func runVerification() -> [VerificationMismatch] {
        guard let pmml = kernel.pmml else { return [] }
        return pmml.document.verify().map { mismatch in
            VerificationMismatch(
                row: mismatch.row,
                field: mismatch.field,
                expected: mismatch.expected,
                found: mismatch.found.text
            )
        }
    }
}
