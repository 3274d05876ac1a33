/// The inputs of one evaluation, which remembers what was asked for and what was not there.
///
/// Every kernel reads its inputs through a reader, so that the features named in an outcome are
/// those that were really consulted.
struct InputReader {
    private let inputs: [InputValue]
    /// The features read so far, in the order in which they were first read.
    private(set) var consulted: [FeatureIndex] = []
    /// Those of ``consulted`` that held no value.
    private(set) var missing: [FeatureIndex] = []

    init(_ inputs: [InputValue], featureCount: Int) {
        precondition(
            inputs.count == featureCount,
            "a kernel is given one input for each of its features: \(featureCount) expected, "
                + "\(inputs.count) given"
        )
        self.inputs = inputs
    }

    /// The value of `feature`, noted as consulted.
    mutating func read(_ feature: FeatureIndex) -> InputValue {
        let value = inputs[feature.position]
        if !consulted.contains(feature) {
            consulted.append(feature)
            if value.missing != nil {
                missing.append(feature)
            }
        }
        return value
    }

    /// Whether the value of the condition's feature passes its test.
    mutating func satisfies(_ condition: Condition) -> Bool {
        condition.test.matches(read(condition.feature))
    }
}
