extension NeuralNetwork {
    /// What the network predicts.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var prediction = Prediction()
        var activations: [Double] = []
        for slot in inputs {
            guard case .number(let number) = try evaluation.value(slot) else { return prediction }
            activations.append(number)
        }
        for layer in layers { activations += layer.activations(activations) }
        for number in activations where !number.isFinite { throw .notFinite }
        if isClassification {
            prediction.probabilities = [Double](repeating: 0, count: categoryCount)
            for output in outputs {
                prediction.probabilities[Int(output.category)] = activations[Int(output.neuron)]
            }
        } else if let output = outputs.first {
            let number = activations[Int(output.neuron)]
            prediction.value = .number(output.norms?.inverse(number) ?? number)
        }
        return prediction
    }
}

extension NeuralNetwork.Layer {
    /// The numbers that the layer's neurons give.
    func activations(_ sources: [Double]) -> [Double] {
        var numbers: [Double] = []
        numbers.reserveCapacity(neurons.count)
        for neuron in neurons {
            numbers.append(
                activation == .radialBasis
                    ? neuron.radial(sources)
                    : activation.value(neuron.sum(sources), threshold: threshold)
            )
        }
        switch normalization {
        case .none: return numbers
        case .softmax: return Softmax.probabilities(numbers)
        case .simplemax:
            let total = numbers.reduce(0, +)
            return numbers.map { $0 / total }
        }
    }
}

extension NeuralNetwork.Neuron {
    /// The weighted sum, the bias added last.
    func sum(_ sources: [Double]) -> Double {
        var sum = 0.0
        for connection in connections {
            let term = connection.weight * sources[Int(connection.source)]
            sum += term
        }
        return sum + bias
    }

    /// How near the sources are to the neuron's centre.
    func radial(_ sources: [Double]) -> Double {
        var sum = 0.0
        for connection in connections {
            let distance = sources[Int(connection.source)] - connection.weight
            sum += distance * distance
        }
        let exponent = -(sum / (2 * width * width))
        if altitude == 1 { return ElementaryFunction.exponential(exponent) }
        let height = Double(connections.count) * ElementaryFunction.ln.value(altitude)
        return ElementaryFunction.exponential(height + exponent)
    }
}

extension NeuralNetwork.Activation {
    /// What a neuron makes of its sum.
    func value(_ z: Double, threshold: Double) -> Double {
        switch self {
        case .threshold: z > threshold ? 1 : 0
        case .logistic: 1 / (1 + ElementaryFunction.exponential(-z))
        case .tanh: ElementaryFunction.tanh.value(z)
        case .identity, .radialBasis: z
        case .exponential: ElementaryFunction.exponential(z)
        case .reciprocal: 1 / z
        case .square: z * z
        case .gauss: ElementaryFunction.exponential(-(z * z))
        case .sine: ElementaryFunction.sin.value(z)
        case .cosine: ElementaryFunction.cos.value(z)
        case .elliott: z / (1 + z.magnitude)
        case .arctan: 2 * ElementaryFunction.atan.value(z) / Double.pi
        case .rectifier: Swift.max(0, z)
        }
    }
}
