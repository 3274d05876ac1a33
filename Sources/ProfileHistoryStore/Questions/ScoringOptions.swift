/// What is asked of a score beside the person and the times.
public struct ScoringOptions: Hashable, Sendable {
    /// The model version; the one in force for the submission's target group unless given.
    public var model: String?
    /// The target group whose model version is used, where no version is named.
    public var group: String?
    /// Inputs that are taken away, by the name of an attribute, a question or a feature.
    public var without: [String]
    /// Inputs that are replaced, as `NAME=VALUE`.
    public var set: [String]

    /// Describes what is asked of a score.
    public init(
        model: String? = nil,
        group: String? = nil,
        without: [String] = [],
        set: [String] = []
    ) {
        self.model = model
        self.group = group
        self.without = without
        self.set = set
    }
}
