/// From where to where an axis goes, and where its marks stand.
struct AxisScale {
    let low: Double
    let high: Double
    /// The distance of two marks.
    private let step: Double
    /// The largest magnitude that occurs.
    private let unit: Double

    /// An axis that holds every value, with about `count` marks at round numbers.
    ///
    /// Values that are all the same, or differ by less than a double can show on an axis, get room
    /// on both sides. Values beyond 1e300 stand at the axis's end.
    init(holding values: [Double], count: Int) {
        let values = values.map { min(1e300, max(-1e300, $0)) }
        let largest = values.map(\.magnitude).max() ?? 0
        // Relative to the largest, no difference overflows.
        unit = largest < 1e-290 ? 1 : largest
        var low = (values.min() ?? 0) / unit
        var high = (values.max() ?? 0) / unit
        if high - low < 1e-9 {
            low -= 0.5
            high += 0.5
        }
        let step = Self.roundStep(above: (high - low) / Double(count) * unit, relativeTo: unit)
        self.step = step
        self.low = (low / step).rounded(.down) * step
        self.high = (high / step).rounded(.up) * step
    }

    /// How far along the axis a value lies: 0 at its beginning and 1 at its end.
    func fraction(_ value: Double) -> Double {
        min(1, max(0, (value / unit - low) / (high - low)))
    }

    /// The marks, each with its value.
    var marks: [(fraction: Double, value: Double)] {
        let first = Int((low / step).rounded())
        let last = Int((high / step).rounded())
        return (first...last).map { mark in
            let place = Double(mark) * step
            return ((place - low) / (high - low), place * unit)
        }
    }

    /// How many decimals tell two marks apart.
    var places: Int {
        var places = 0
        var distance = step * unit
        while places < 12, (distance - distance.rounded()).magnitude > 1e-6 * distance {
            distance *= 10
            places += 1
        }
        return places
    }

    /// A mark as people read it; numbers with very many digits by powers of ten.
    func text(_ value: Double, _ language: Language) -> String {
        if value == 0 { return "0" }
        if value.magnitude < 1e12, step * unit >= 1e-9 {
            return language.decimal(value, places: places)
        }
        var mantissa = value
        var exponent = 0
        while mantissa.magnitude >= 9.995 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa.magnitude < 0.9995 {
            mantissa *= 10
            exponent -= 1
        }
        return language.decimal(mantissa, places: 2) + "e\(exponent)"
    }

    /// The least of 1, 2 and 5 times a power of ten that is not below a distance, relative to a
    /// unit.
    private static func roundStep(above distance: Double, relativeTo unit: Double) -> Double {
        var power = 1.0
        while power > distance, power > 1e-300 { power /= 10 }
        while power * 10 <= distance { power *= 10 }
        for factor in [1.0, 2, 5] where power * factor >= distance { return power * factor / unit }
        return power * 10 / unit
    }
}
