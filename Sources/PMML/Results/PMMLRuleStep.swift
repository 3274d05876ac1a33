/// A rule that fired.
public struct PMMLRuleStep: Hashable, Sendable {
    /// The rule's name in the document, if it has one.
    public let rule: String?
    /// The rule's weight.
    public let weight: Double
    /// What the rule predicts.
    public let score: String
    /// The predicate as the document states it.
    public let predicate: String
}
