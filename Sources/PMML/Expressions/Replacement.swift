/// What an `Apply` gives instead of a missing or an invalid result.
struct Replacement: Sendable {
    /// Given where an argument is missing.
    let missingTo: Value?
    /// Given where the result is missing.
    let standard: Value?
    /// What happens to a result that is not a finite number.
    let invalid: Treatment.Invalid
}
