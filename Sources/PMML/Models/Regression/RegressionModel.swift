/// A linear regression, or one linear regression for each class.
struct RegressionModel: Sendable {
    let tables: [RegressionTable]
    let normalization: RegressionNormalization
    let isClassification: Bool
    let isOrdinal: Bool
    let precision: Precision
}
