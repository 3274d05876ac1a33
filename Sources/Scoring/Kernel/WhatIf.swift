/// What an evaluation gave, and what it would have given with one input changed.
public struct WhatIf: Hashable, Sendable {
    /// The feature whose input was changed.
    public let feature: FeatureIndex
    /// What was put in its place.
    public let replacement: InputValue
    /// The outcome for the inputs as they are.
    public let actual: Outcome
    /// The outcome for the inputs with the replacement.
    public let supposed: Outcome

    /// Sets the two outcomes side by side.
    public init(
        feature: FeatureIndex,
        replacement: InputValue,
        actual: Outcome,
        supposed: Outcome
    ) {
        self.feature = feature
        self.replacement = replacement
        self.actual = actual
        self.supposed = supposed
    }
}

extension WhatIf {
    /// Whether the class differs; losing or gaining a result counts as a difference.
    public var changesClass: Bool {
        actual.result.label != supposed.result.label
    }

    /// Whether the class or any bit of the score differs.
    public var changesScore: Bool {
        changesClass || actual.scoreBits != supposed.scoreBits
    }
}
