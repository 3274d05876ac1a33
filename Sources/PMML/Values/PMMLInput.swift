/// What is known of a field before evaluation.
public enum PMMLInput: Hashable, Sendable {
    /// Nothing.
    case missing
    /// A number; one that is not finite is an invalid value.
    case number(Double)
    /// A text, which is read as a value of the field's type.
    case text(String)
    /// A truth.
    case boolean(Bool)
}
