extension Compiler {
    /// The elements that are models.
    static let modelNames = [
        "TreeModel", "RegressionModel", "MiningModel", "Scorecard", "RuleSetModel",
        "NaiveBayesModel", "GeneralRegressionModel", "NeuralNetwork",
    ]

    /// Elements of the standard that are models of kinds that are not evaluated.
    static let refusedModelNames = [
        "AnomalyDetectionModel", "AssociationModel", "BayesianNetworkModel", "BaselineModel",
        "ClusteringModel", "GaussianProcessModel",
        "NearestNeighborModel", "SequenceModel",
        "SupportVectorMachineModel", "TextModel", "TimeSeriesModel",
    ]

    /// Refuses what a model element should not have, over and above what all models may have.
    func expectModel(
        _ element: Element,
        attributes: [String],
        children: [String]
    ) throws(PMMLError) {
        let common = [
            "modelName", "functionName", "algorithmName", "isScorable", "x-mathContext",
        ]
        let around = [
            "MiningSchema", "Output", "ModelStats", "ModelExplanation", "Targets",
            "LocalTransformations", "ModelVerification",
        ]
        try element.expect(attributes: common + attributes, children: around + children)
    }

    /// Compiles the model of a document.
    func outerModel(_ element: Element, dictionary: Element?) throws(PMMLError) -> CompiledModel {
        let inputs = Scope(parent: nil)
        let targets = try readSchema(try element.requiredChild("MiningSchema"), into: inputs)
        if let dictionary {
            try announceDerivedFields(dictionary, in: inputs)
        }
        let scope = Scope(parent: inputs)
        return try model(element, in: scope, targets: targets)
    }

    /// Compiles a model within a segment.
    ///
    /// - Parameter classType: The type of its classes, should it name no target.
    func innerModel(
        _ element: Element,
        in parent: Scope,
        classType: DataType
    ) throws(PMMLError) -> CompiledModel {
        let scope = Scope(parent: parent, isModel: true)
        let schema = try element.requiredChild("MiningSchema")
        let targets = try readNestedSchema(schema, into: scope, from: parent)
        return try model(element, in: scope, targets: targets, classType: classType)
    }

    private func model(
        _ element: Element,
        in scope: Scope,
        targets: [String],
        classType: DataType = .string
    ) throws(PMMLError) -> CompiledModel {
        guard try element.truth("isScorable", default: true) else {
            throw element.error(.unsupportedValue(attribute: "isScorable", value: "false"))
        }
        let inherited = precision
        defer { precision = inherited }
        if let context = element.text("x-mathContext") {
            guard context == "float" || context == "double" else {
                throw element.error(.unsupportedValue(attribute: "x-mathContext", value: context))
            }
            precision = context == "float" ? .float : .double
        }
        let number = Int32(parts.keepsPrediction.count)
        parts.keepsPrediction.append(false)
        let function: MiningFunction = try element.requiredChoice("functionName")
        let local = try element.child("LocalTransformations")
        if let local {
            try local.expect(attributes: [], children: ["DerivedField"])
            try announceDerivedFields(local, in: scope)
        }
        let target = try modelTarget(
            element,
            targets,
            function,
            classType: classType,
            in: scope
        )
        let body = try modelBody(element, in: scope, function: function, target: target)
        let source = OutputSource(
            target: target,
            categories: body.categories,
            function: function,
            segments: body.segments
        )
        let treatment = try targetTreatment(element, target: target)
        let outputs = try outputFields(element, source, in: scope)
        if let local { try compilePendingFields(of: local, in: scope) }
        return CompiledModel(
            name: element.text("modelName"),
            function: function,
            body: body,
            target: target,
            targets: treatment,
            outputs: outputs,
            number: number
        )
    }

    private func modelBody(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> CompiledBody {
        switch element.name {
        case "TreeModel":
            let (tree, categories) = try treeModel(
                element,
                in: scope,
                function: function,
                target: target
            )
            return CompiledBody(body: .tree(tree), categories: categories)
        case "RegressionModel":
            let (regression, categories) = try regressionModel(
                element,
                in: scope,
                function: function,
                target: target
            )
            return CompiledBody(body: .regression(regression), categories: categories)
        case "MiningModel":
            let (mining, categories, segments) = try miningModel(
                element,
                in: scope,
                function: function,
                target: target
            )
            return CompiledBody(body: .mining(mining), categories: categories, segments: segments)
        case "Scorecard":
            return CompiledBody(body: .scorecard(try scorecard(element, in: scope)))
        case "RuleSetModel":
            return try ruleSetModel(element, in: scope, function: function, target: target)
        case "NaiveBayesModel":
            return try naiveBayesModel(element, in: scope, target: target)
        case "GeneralRegressionModel":
            return try generalRegressionModel(
                element,
                in: scope,
                function: function,
                target: target
            )
        case "NeuralNetwork":
            return try neuralNetwork(element, in: scope, function: function, target: target)
        default: throw element.error(.unsupportedElement(element.name))
        }
    }
}
