/// Why an input holds no value.
///
/// The reasons mean different things about a person, so they are never folded into one.
public enum Missing: String, Hashable, Sendable, CaseIterable {
    /// The question was not part of the form that the person filled in.
    case neverAsked
    /// The person was asked and would not say.
    case declined
    /// The person was asked and does not know.
    case dontKnow
    /// The source has a record and states that the value is unknown.
    case unknown
    /// No source has stated anything, or what was stated has ended.
    case noFact
    /// There is or was a value, and it may not be told.
    case withheld

    /// The reasons that a model version may put a value in the place of: all but ``withheld``.
    public static let replaceable = allCases.filter { $0 != .withheld }
}
