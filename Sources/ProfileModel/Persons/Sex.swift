/// The sex that a CPR number says; the raw values are the codes of the attribute `sex`.
public enum Sex: String, Hashable, Sendable {
    /// An odd last digit.
    case male = "m"
    /// An even last digit.
    case female = "f"
}
