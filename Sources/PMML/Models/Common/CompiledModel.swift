/// A model with everything around it: schema, targets and outputs.
///
/// A class, so that going from segment to segment copies nothing.
final class CompiledModel: Sendable {
    let name: String?
    let function: MiningFunction
    let body: ModelBody
    /// The field that is predicted, if the schema or a target names one.
    let target: ModelTarget
    /// The classes in document order; probabilities are given in this order.
    let categories: [Value]
    let targets: TargetTreatment?
    let outputs: [OutputField]
    /// The number by which later expressions and outputs ask for this model's prediction.
    let number: Int32

    init(
        name: String?,
        function: MiningFunction,
        body: CompiledBody,
        target: ModelTarget,
        targets: TargetTreatment?,
        outputs: [OutputField],
        number: Int32
    ) {
        self.name = name
        self.function = function
        self.body = body.body
        self.target = target
        categories = body.categories
        self.targets = targets
        self.outputs = outputs
        self.number = number
    }
}
