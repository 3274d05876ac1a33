public import ProfileModel

/// An attribute or a question that a model version uses, and on what ground.
public struct UsedField: Hashable, Sendable {
    /// The name of the attribute or question.
    public let name: String
    /// How sensitive it is; for an attribute the same as in the store's own definition.
    public let sensitivity: Sensitivity
    /// The legal basis as the document states it; it may say that none was stated.
    public let legalBasis: String

    /// States that a model version uses a field.
    public init(name: String, sensitivity: Sensitivity, legalBasis: String) {
        self.name = name
        self.sensitivity = sensitivity
        self.legalBasis = legalBasis
    }
}
