/// What a rate of nobody is when groups are compared.
public enum RateOfNobody: Hashable, Sendable {
    /// Unknown: the group is left out of the comparison, and one group alone is compared with none.
    case unknown
    /// Nought, as Fairlearn 0.15 has it: a group in which nobody could be hit counts as one in
    /// which nobody was. A group without any people is left out even so.
    case zero
}
