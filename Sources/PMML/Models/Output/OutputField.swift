/// A field that a model gives out.
struct OutputField: Sendable {
    /// What the field says.
    enum Feature: String {
        case predictedValue, predictedDisplayValue, transformedValue, decision, probability
        case entityId, clusterId, confidence, reasonCode
    }

    let name: String
    let displayName: String?
    let feature: Feature
    let type: DataType
    let opType: OpType
    /// Where later expressions and models find the value.
    let slot: Int32
    /// The class that a probability is of, among the classes of the model it comes from; -1 means
    /// the class that is predicted.
    var category: Int32 = -1
    /// The place of a reason code, from 1.
    var rank = 1
    /// The expression of a transformed value.
    var expression: Int32 = -1
    /// The number of the inner model that the value comes from, or -1.
    var segment: Int32 = -1
    let isFinal: Bool
}
