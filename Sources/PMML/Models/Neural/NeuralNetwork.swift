/// A neural network, layer by layer.
struct NeuralNetwork: Sendable {
    /// What a neuron makes of its sum.
    enum Activation: String {
        case threshold, logistic, tanh, identity, exponential, reciprocal, square
        case gauss = "Gauss"
        case sine, cosine
        case elliott = "Elliott"
        case arctan, rectifier, radialBasis
    }

    /// What is done to a layer's numbers in the end.
    enum Normalization: String {
        case none, simplemax, softmax
    }

    /// A connection from an earlier neuron, by its place.
    struct Connection: Sendable {
        let source: Int32
        let weight: Double
    }

    /// A neuron.
    struct Neuron: Sendable {
        let connections: [Connection]
        let bias: Double
        let width: Double
        let altitude: Double
    }

    /// A layer.
    struct Layer: Sendable {
        let neurons: [Neuron]
        let activation: Activation
        let normalization: Normalization
        let threshold: Double
    }

    /// How the output of a neuron becomes a number of the target.
    struct Output: Sendable {
        let neuron: Int32
        /// The class that the neuron speaks for.
        let category: Int32
        /// The function whose inverse gives the target's number.
        let norms: LinearNorms?
    }

    let inputs: [Int32]
    let layers: [Layer]
    let outputs: [Output]
    let isClassification: Bool
    let categoryCount: Int
}
