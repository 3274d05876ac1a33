/// What a model does with a field of its mining schema.
enum UsageType: String {
    case active, predicted, target, supplementary, group, order, frequencyWeight, analysisWeight

    /// Whether the field is what the model predicts.
    var isTarget: Bool { self == .predicted || self == .target }
}
