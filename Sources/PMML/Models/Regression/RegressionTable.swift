/// One sum: its terms in the order in which they are added, and the constant.
struct RegressionTable: Sendable {
    /// A field to a power, times a factor.
    struct Numeric: Sendable {
        let slot: Int32
        let exponent: Int
        let coefficient: Double
    }

    /// A factor for one category of a field.
    struct Categorical: Sendable {
        let slot: Int32
        let value: Value
        let coefficient: Double
    }

    /// A product of fields, times a factor.
    struct Interaction: Sendable {
        let slots: [Int32]
        let coefficient: Double
    }

    let category: Value?
    let numeric: [Numeric]
    let categorical: [Categorical]
    let interactions: [Interaction]
    let intercept: Double
}
