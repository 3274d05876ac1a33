/// What is done to a prediction before it is given out.
struct TargetTreatment: Sendable {
    /// How a number becomes a whole one.
    enum IntegerCast: String {
        case round, ceiling, floor
    }

    var minimum = -Double.infinity
    var maximum = Double.infinity
    var factor = 1.0
    var constant = 0.0
    var integerCast: IntegerCast?
    /// Given where the model predicts nothing.
    var standard: Value?
    /// The probabilities that are given then, by class.
    var priors: [Value: Double] = [:]
    /// The names of the classes for people.
    var displayTexts: [Value: String] = [:]
    let precision: Precision

    /// A number after everything was done to it, in the order of the standard.
    func applied(to number: Double) -> Double {
        var result = Swift.min(Swift.max(number, minimum), maximum)
        result *= factor
        result = precision.rounded(result)
        result += constant
        result = precision.rounded(result)
        switch integerCast {
        case .round: return (result + 0.5).rounded(.down)
        case .ceiling: return result.rounded(.up)
        case .floor: return result.rounded(.down)
        case nil: return result
        }
    }
}
