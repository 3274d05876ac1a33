/// A piecewise linear function.
struct LinearNorms: Sendable {
    let origins: [Double]
    let norms: [Double]
    let outliers: Treatment.Outliers

    /// Whether the function rises throughout, or falls throughout.
    var isInvertible: Bool {
        let steps = zip(norms.dropFirst(), norms).map { $0 - $1 }
        return steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
    }

    /// The place where the function has a value, its ends drawn on.
    func inverse(_ y: Double) -> Double {
        let rises = norms[1] > norms[0]
        var index = 0
        while index < norms.count - 2, rises ? y > norms[index + 1] : y < norms[index + 1] {
            index += 1
        }
        let width = origins[index + 1] - origins[index]
        let height = norms[index + 1] - norms[index]
        return origins[index] + (y - norms[index]) / height * width
    }

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
