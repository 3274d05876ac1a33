/// A piecewise linear function.
struct LinearNorms: Sendable {
    let origins: [Double]
    let norms: [Double]
    let outliers: Treatment.Outliers

    /// The value of the function, or nil where outliers count as missing.
    func value(_ x: Double) -> Double? {
        let last = origins.count - 1
        if x < origins[0] || x > origins[last] {
            switch outliers {
            case .asMissingValues: return nil
            case .asExtremeValues: return x < origins[0] ? norms[0] : norms[last]
            case .asIs: break
            }
        }
        var index = 0
        while index < last - 1, x > origins[index + 1] { index += 1 }
        let width = origins[index + 1] - origins[index]
        let height = norms[index + 1] - norms[index]
        return norms[index] + (x - origins[index]) / width * height
    }
}
