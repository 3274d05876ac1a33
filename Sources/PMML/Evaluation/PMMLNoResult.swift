/// Why a row has no result.
///
/// That is an outcome of the standard, not a fault.
public enum PMMLNoResult: Error, Hashable, Sendable {
    /// The row's value of the field is not a valid one, and the schema asks for no result then.
    case invalidValue(field: String)
    /// The row has no value of the field, and the schema asks for no result then.
    case missingValue(field: String)
    /// An expression has no finite result, and its document asks for no result then.
    case invalidExpression
    /// A number of the model's own arithmetic is not finite.
    case notFinite
}

extension PMMLNoResult: CustomStringConvertible {
    /// The reason in one sentence, without any value of the row.
    public var description: String {
        switch self {
        case .invalidValue(let field): "the value of \(field) is not a valid one"
        case .missingValue(let field): "there is no value of \(field)"
        case .invalidExpression: "an expression has no finite result"
        case .notFinite: "the model's arithmetic has no finite result"
        }
    }
}
