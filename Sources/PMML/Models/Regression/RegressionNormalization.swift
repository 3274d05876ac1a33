/// What a sum is turned into a prediction with.
enum RegressionNormalization: String, Sendable {
    case none, simplemax, softmax, logit, probit, cloglog, exp, loglog, cauchit

    /// The function of one sum, which for a class is a probability.
    func value(_ sum: Double, _ precision: Precision) -> Double {
        func exp(_ x: Double) -> Double {
            precision.rounded(ElementaryFunction.exponential(x))
        }
        let result =
            switch self {
            case .none, .simplemax: sum
            case .softmax, .logit: 1 / precision.rounded(1 + exp(-sum))
            case .exp: exp(sum)
            case .cloglog: 1 - exp(-exp(sum))
            case .loglog: exp(-exp(-sum))
            case .probit: ElementaryFunction.stdNormalCDF.value(sum)
            case .cauchit: 0.5 + ElementaryFunction.atan.value(sum) / Double.pi
            }
        return precision.rounded(result)
    }
}
