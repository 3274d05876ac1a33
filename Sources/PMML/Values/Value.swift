/// A value as evaluation holds it: its type is known where it is used.
enum Value: Hashable, Sendable {
    /// Not looked at yet.
    case unset
    /// There is no value.
    case missing
    /// A number, a truth or a time.
    case number(Double)
    /// A text, by its number in the table of texts.
    case text(TextCode)
}

extension Value {
    /// A truth.
    static func truth(_ truth: Bool) -> Value { .number(truth ? 1 : 0) }

    /// The number, unless there is none.
    var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }

    /// Whether there is no value.
    var isMissing: Bool { self == .missing }
}
