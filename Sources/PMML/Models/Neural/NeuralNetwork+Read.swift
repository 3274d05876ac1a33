extension Compiler {
    /// Compiles a neural network.
    func neuralNetwork(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> CompiledBody {
        try expectModel(
            element,
            attributes: [
                "activationFunction", "normalizationMethod", "threshold", "width", "altitude",
                "numberOfLayers",
            ],
            children: ["NeuralInputs", "NeuralLayer", "NeuralOutputs"]
        )
        var reader = NeuralReader(compiler: self, scope: scope, model: element)
        let inputs = try reader.inputs(try element.requiredChild("NeuralInputs"))
        let layers = try element.children(named: "NeuralLayer").map { (layer) throws(PMMLError) in
            try reader.layer(layer)
        }
        guard !layers.isEmpty else { throw element.error(.missingElement("NeuralLayer")) }
        var categories = function == .classification ? target.categories : []
        let outputs = try reader.outputs(
            try element.requiredChild("NeuralOutputs"),
            function,
            target,
            &categories
        )
        let network = NeuralNetwork(
            inputs: inputs,
            layers: layers,
            outputs: outputs,
            isClassification: function == .classification,
            categoryCount: categories.count
        )
        return CompiledBody(body: .neural(network), categories: categories)
    }
}
