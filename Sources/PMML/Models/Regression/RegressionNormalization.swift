/// What a sum is turned into a prediction with.
enum RegressionNormalization: String, Sendable {
    case none, simplemax, softmax, logit, probit, cloglog, exp, loglog, cauchit

    /// Whether it can be computed with the same bits on every machine.
    var isExact: Bool {
        switch self {
        case .none, .simplemax, .softmax, .logit, .cloglog, .exp, .loglog: true
        case .probit: ElementaryFunction.hasNormalCDF
        case .cauchit: ElementaryFunction.hasArctangent
        }
    }

    /// The function of one sum, which for a class is a probability.
    func value(_ sum: Double) -> Double {
        switch self {
        case .none, .simplemax: sum
        case .softmax, .logit: 1 / (1 + ElementaryFunction.exponential(-sum))
        case .exp: ElementaryFunction.exponential(sum)
        case .cloglog: 1 - ElementaryFunction.exponential(-ElementaryFunction.exponential(sum))
        case .loglog: ElementaryFunction.exponential(-ElementaryFunction.exponential(-sum))
        case .probit: ElementaryFunction.normalCDF(sum)
        case .cauchit: 0.5 + ElementaryFunction.arctangent(sum) / Double.pi
        }
    }
}
