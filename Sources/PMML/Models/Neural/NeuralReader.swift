/// Reads the parts of a neural network; neurons get places in the order in which they stand.
struct NeuralReader {
    let compiler: Compiler
    let scope: Scope
    let model: Element
    private var places: [String: Int32] = [:]

    init(compiler: Compiler, scope: Scope, model: Element) {
        self.compiler = compiler
        self.scope = scope
        self.model = model
    }

    /// The slots of the inputs.
    mutating func inputs(_ element: Element) throws(PMMLError) -> [Int32] {
        try element.expect(attributes: ["numberOfInputs"], children: ["NeuralInput"])
        var slots: [Int32] = []
        for child in element.children {
            try child.expect(attributes: ["id"], children: ["DerivedField"])
            let field = try compiler.innerField(
                try child.requiredChild("DerivedField"),
                in: scope
            )
            guard field.type.isNumeric || field.type == .boolean else {
                throw child.error(.type(expected: "a number", found: field.type.rawValue))
            }
            try place(child)
            slots.append(field.slot)
        }
        return slots
    }

    /// One layer.
    mutating func layer(_ element: Element) throws(PMMLError) -> NeuralNetwork.Layer {
        try element.expect(
            attributes: [
                "numberOfNeurons", "activationFunction", "threshold", "width", "altitude",
                "normalizationMethod",
            ],
            children: ["Neuron"]
        )
        let common: NeuralNetwork.Activation = try model.requiredChoice("activationFunction")
        let activation = try element.choice("activationFunction", default: common)
        var neurons: [NeuralNetwork.Neuron] = []
        for child in element.children {
            neurons.append(try neuron(child, in: element, activation))
        }
        // A layer sees the layers before it, not itself.
        for child in element.children { try place(child) }
        let normalization: NeuralNetwork.Normalization = try model.choice(
            "normalizationMethod",
            default: .none
        )
        let threshold = try model.number("threshold") ?? 0
        return NeuralNetwork.Layer(
            neurons: neurons,
            activation: activation,
            normalization: try element.choice("normalizationMethod", default: normalization),
            threshold: try element.number("threshold") ?? threshold
        )
    }

    private func neuron(
        _ element: Element,
        in layer: Element,
        _ activation: NeuralNetwork.Activation
    ) throws(PMMLError) -> NeuralNetwork.Neuron {
        try element.expect(attributes: ["id", "bias", "width", "altitude"], children: ["Con"])
        var connections: [NeuralNetwork.Connection] = []
        for child in element.children {
            try child.expect(attributes: ["from", "weight"], children: [])
            let name = try child.requiredText("from")
            guard let source = places[name] else { throw child.error(.unknownField(name)) }
            connections.append(
                NeuralNetwork.Connection(
                    source: source,
                    weight: try child.requiredNumber("weight")
                )
            )
        }
        let width = try inherited("width", element, layer)
        if activation == .radialBasis, (width ?? 0) <= 0 {
            throw element.error(.missingAttribute("width"))
        }
        let altitude = try inherited("altitude", element, layer) ?? 1
        guard altitude > 0 else {
            throw element.error(.rule("the altitude is not above 0; correct it"))
        }
        return NeuralNetwork.Neuron(
            connections: connections,
            bias: try element.number("bias") ?? 0,
            width: width ?? 1,
            altitude: altitude
        )
    }

    /// A number of the neuron, or of its layer, or of the network.
    private func inherited(
        _ attribute: String,
        _ neuron: Element,
        _ layer: Element
    ) throws(PMMLError) -> Double? {
        if let number = try neuron.number(attribute) { return number }
        if let number = try layer.number(attribute) { return number }
        return try model.number(attribute)
    }

    private mutating func place(_ element: Element) throws(PMMLError) {
        let name = try element.requiredText("id")
        guard places[name] == nil else { throw element.error(.duplicateName(name)) }
        places[name] = Int32(places.count)
    }

    /// How neurons become numbers of the target.
    func outputs(
        _ element: Element,
        _ function: MiningFunction,
        _ target: ModelTarget,
        _ categories: inout [Value]
    ) throws(PMMLError) -> [NeuralNetwork.Output] {
        try element.expect(attributes: ["numberOfOutputs"], children: ["NeuralOutput"])
        var outputs: [NeuralNetwork.Output] = []
        for child in element.children {
            try child.expect(attributes: ["outputNeuron"], children: ["DerivedField"])
            let name = try child.requiredText("outputNeuron")
            guard let neuron = places[name] else { throw child.error(.unknownField(name)) }
            let derived = try child.requiredChild("DerivedField")
            let expression = try compiler.onlyExpression(of: derived)
            outputs.append(
                try output(expression, neuron, function, target, &categories)
            )
        }
        let isFit = function == .classification ? !outputs.isEmpty : outputs.count == 1
        guard isFit else {
            throw element.error(.rule("\(outputs.count) outputs do not fit the function"))
        }
        return outputs
    }

    private func output(
        _ element: Element,
        _ neuron: Int32,
        _ function: MiningFunction,
        _ target: ModelTarget,
        _ categories: inout [Value]
    ) throws(PMMLError) -> NeuralNetwork.Output {
        switch (element.name, function) {
        case ("NormDiscrete", .classification):
            guard let value = try compiler.value(of: "value", element, target.type) else {
                throw element.error(.missingAttribute("value"))
            }
            if !categories.contains(value) { categories.append(value) }
            let index = categories.firstIndex(of: value) ?? 0
            return NeuralNetwork.Output(neuron: neuron, category: Int32(index), norms: nil)
        case ("FieldRef", .regression):
            return NeuralNetwork.Output(neuron: neuron, category: -1, norms: nil)
        case ("NormContinuous", .regression):
            let norms = try compiler.linearNorms(element)
            guard norms.isInvertible else {
                throw element.error(.rule("norm does not rise or fall throughout; correct it"))
            }
            return NeuralNetwork.Output(neuron: neuron, category: -1, norms: norms)
        default: throw element.error(.unsupportedElement(element.name))
        }
    }
}
