/// A PMML document, read and compiled once, evaluated as often as one likes.
///
/// Everything that the document holds was understood when this exists: whatever is not supported
/// was refused with its element and line. A result depends on the document and the row alone, never
/// on the machine; its numbers have the same bits everywhere.
public struct PMMLDocument: Sendable {
    /// The version that the document states.
    public let version: PMMLVersion
    /// The name of the model that is evaluated, if it has one.
    public let modelName: String?
    /// The fields that rows are made of, in the order of the mining schema.
    public let activeFields: [PMMLField]
    /// The field that is predicted, if the document names one.
    public let target: PMMLField?
    /// Whether a number or a class is predicted.
    public let function: MiningFunction
    /// The output fields, in document order; after the model's own those of its segments, where
    /// the model is a chain or a selection of them.
    public let outputFields: [PMMLField]
    /// The classes in document order; empty for models that predict numbers.
    ///
    /// A general regression has the class that it compares the others with last.
    public let categories: [String]
    let plan: Plan
    let outputs: [VisibleOutput]
    let verification: Verification?

    /// Reads a document and compiles its model.
    ///
    /// - Parameters:
    ///   - bytes: The document, UTF-8.
    ///   - model: The name of the model, where there are several; without it the first one.
    ///   - limits: What the document may hold.
    /// - Throws: `PMMLError` with the element, the line and the remedy.
    public init(
        parsing bytes: [UInt8],
        model: String? = nil,
        limits: PMMLLimits = .standard
    ) throws(PMMLError) {
        let root = try MarkupReader.read(bytes, limits: limits)
        guard let version = PMMLVersion(stated: root.text("version") ?? "") else {
            throw root.error(.version(root.text("version") ?? ""))
        }
        let compiler = Compiler(limits: limits)
        let (compiled, element) = try compiler.document(root, model: model)
        let plan = Plan(parts: compiler.parts, model: compiled)
        self.plan = plan
        self.version = version
        modelName = compiled.name
        function = compiled.function
        activeFields = plan.parts.inputs.map { input in
            PMMLField(
                name: input.data.name,
                type: input.data.type,
                opType: input.data.opType,
                displayName: input.data.displayName
            )
        }
        target = compiled.target.name.map { name in
            PMMLField(
                name: name,
                type: compiled.target.type,
                opType: compiled.target.opType,
                displayName: compiler.dataField(name)?.displayName
            )
        }
        outputs = VisibleOutput.all(of: compiled)
        let results = outputs.map(\.field.name) + [compiled.target.name].compactMap { $0 }
        verification = try compiler.verification(element, results: Set(results))
        outputFields = outputs.map(\.field)
        let evaluation = Evaluation(plan: plan)
        let type = compiled.target.type
        categories = compiled.categories.map { evaluation.category($0, type) }
    }
}
