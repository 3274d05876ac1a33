/// What may be done with a field's values.
public enum OpType: String, Hashable, Sendable {
    /// Values are only equal or not.
    case categorical
    /// Values have an order.
    case ordinal
    /// Values are numbers.
    case continuous
}
