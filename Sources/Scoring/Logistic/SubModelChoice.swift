/// A sub-model and the condition under which it is the one that scores.
public struct SubModelChoice: Hashable, Sendable {
    /// The name by which outcomes refer to the sub-model.
    public let name: String
    /// When the sub-model applies; nil where it always does.
    ///
    /// A missing value meets no condition but that it be missing, so a sub-model without condition
    /// also scores those for whom nothing is known. State the condition where that is not meant.
    public let condition: Condition?
    /// The sub-model.
    public let model: LogisticModel

    /// Lets `model` score under the name `name` where `condition` holds.
    public init(name: String, condition: Condition? = nil, model: LogisticModel) {
        self.name = name
        self.condition = condition
        self.model = model
    }
}
