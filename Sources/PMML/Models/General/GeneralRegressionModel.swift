/// A general regression: parameters, each with a factor made of predictors.
struct GeneralRegressionModel: Sendable {
    /// What kind of regression it is.
    enum Kind: String {
        case regression, generalLinear, multinomialLogistic, ordinalMultinomial
        case generalizedLinear
        case coxRegression = "CoxRegression"
    }

    /// What turns the sum of a generalized linear model into its mean.
    enum Link: String {
        case cloglog, identity, log, logc, logit, loglog, negbin, oddspower, power, probit
        case cauchit
    }

    /// One predictor within a parameter's product.
    enum Factor: Sendable {
        /// 1 if the field has the value, 0 if it has another.
        case category(slot: Int32, Value)
        /// The field to a power.
        case power(slot: Int32, Double)
    }

    /// A parameter within the sum of one class.
    struct Cell: Sendable {
        let name: String
        let factors: [Factor]
        let beta: Double
    }

    let kind: Kind
    let isClassification: Bool
    let link: Link
    let linkParameter: Double
    let distributionParameter: Double
    /// The sums: one for a number; for classes one for each but the last.
    let sums: [[Cell]]
    /// The slot of the number that is added to the sum, or -1.
    let offset: Int32
    let offsetValue: Double
    /// The slot of the number that the mean is multiplied by, or -1.
    let trials: Int32
    let trialsValue: Double
    /// What the mean is multiplied by in a Cox regression.
    let baseline: BaselineHazard?
}
