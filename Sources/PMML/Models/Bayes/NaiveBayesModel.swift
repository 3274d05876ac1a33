/// A naive Bayes classifier.
struct NaiveBayesModel: Sendable {
    /// How an input tells classes apart.
    enum Evidence: Sendable {
        /// For each value of the input its share among the records of each class.
        case shares([Value: [Double]])
        /// A normal distribution for each class, where the class has one.
        case normal([NormalDistribution?])
    }

    /// An input and what it tells.
    struct Input: Sendable {
        let slot: Int32
        let evidence: Evidence
    }

    let categories: [Value]
    /// How many records each class has.
    let priors: [Double]
    let inputs: [Input]
    /// Used instead of a share or a density of 0.
    let threshold: Double
}
