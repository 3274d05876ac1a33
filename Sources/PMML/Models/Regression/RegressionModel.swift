/// A linear regression, or one linear regression for each class.
struct RegressionModel: Sendable {
    let tables: [RegressionTable]
    let normalization: RegressionNormalization
    let isClassification: Bool
    let isOrdinal: Bool
    /// Whether every step is rounded to binary32.
    let calculatesInFloat: Bool
}
