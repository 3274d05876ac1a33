/// A value that came out of evaluation.
public enum PMMLValue: Hashable, Sendable {
    /// There is none.
    case missing
    /// A number, or a time as the type `DataType` counts it.
    case number(Double)
    /// A text or a category.
    case text(String)
    /// A truth.
    case boolean(Bool)
}
