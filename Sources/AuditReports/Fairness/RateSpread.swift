/// The lowest and the highest of some rates.
struct RateSpread: Hashable {
    let low: Double
    let high: Double

    /// `nil` for no rates.
    init?(_ shares: [Double]) {
        guard let low = shares.min(), let high = shares.max() else { return nil }
        self.low = low
        self.high = high
    }

    var difference: Double { high - low }

    /// The lowest as a share of the highest; `nil` where that is 0.
    var ratio: Double? { high > 0 ? low / high : nil }
}
