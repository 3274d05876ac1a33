/// What a mining schema does to a value before the model sees it.
struct Treatment: Sendable {
    /// What happens to a number outside of the low and high values.
    enum Outliers: String {
        case asIs, asMissingValues, asExtremeValues
    }

    /// What happens to a value that is missing.
    enum Missing: String {
        case asIs, asMean, asMode, asMedian, asValue, returnInvalid
    }

    /// What happens to a value that is invalid.
    enum Invalid: String {
        case returnInvalid, asIs, asMissing, asValue
    }

    var outliers = Outliers.asIs
    var low = -Double.infinity
    var high = Double.infinity
    var missing = Missing.asIs
    var missingReplacement: Value?
    var invalid = Invalid.returnInvalid
    var invalidReplacement: Value?
    /// Whether the document itself says what to do with invalid values.
    var statesInvalid = false

    /// Whether a valid value may come out as another, or a missing one as anything.
    var changesValues: Bool {
        outliers != .asIs || missingReplacement != nil || missing == .returnInvalid
    }
}
