/// What one term of a sum added; the intercept is one of them.
public struct ScoreTerm: Hashable, Sendable {
    /// The place of the term in the sub-model's list, nil for the intercept.
    public let term: Int?
    /// What was read, nil for the intercept.
    public let reading: NamedValue?
    /// The test of an indicator, nil for a numeric term and for the intercept.
    public let test: NamedTest?
    /// What the coefficient was multiplied by, nil where the input did not give it.
    public let factor: Double?
    /// The coefficient.
    public let coefficient: Double
    /// Coefficient times factor, nil where there is no factor.
    public let product: Double?
}

extension ScoreTerm: CustomStringConvertible {
    /// What was read and what it added, in one line.
    public var description: String {
        let what = reading.map(\.description) ?? "intercept"
        let asked = test.map { " (\($0))" } ?? ""
        return "\(what)\(asked): \(product?.text ?? "no value")"
    }
}
