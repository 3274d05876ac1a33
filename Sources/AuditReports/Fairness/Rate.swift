/// How many of so many, and how exactly the share behind it is known.
public struct Rate: Hashable, Sendable {
    /// Of how many it happened.
    public let count: Int
    /// To how many it could have.
    public let people: Int

    /// So many of so many; fewer than none and more than all are a programmer's error, and trap.
    public init(_ count: Int, of people: Int) {
        precondition(0 <= count && count <= people, "A rate's count is among its people")
        self.count = count
        self.people = people
    }

    /// The share; `nil` of nobody.
    public var share: Double? { people > 0 ? Double(count) / Double(people) : nil }

    /// The interval of Wilson that holds the share behind it in 95 of 100 such samples.
    ///
    /// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    /// Journal of the American Statistical Association 22, 1927, without a correction for
    /// continuity. It stays within 0 and 1, and is the whole of that for nobody. It supposes that
    /// the people are a sample, independent of each other; of a whole population it says how much
    /// chance alone moves such a share.
    public var interval: Interval {
        guard people > 0 else { return Interval(low: 0, high: 1) }
        let number = Double(people)
        let share = Double(count) / number
        let square = Self.quantile * Self.quantile
        let scale = 1 + square / number
        let middle = share + square / (2 * number)
        let spread =
            Self.quantile
            * (share * (1 - share) / number + square / (4 * number * number)).squareRoot()
        // At the ends the formula gives 0 and 1, from which rounding may stray.
        return Interval(
            low: count == 0 ? 0 : max(0, (middle - spread) / scale),
            high: count == people ? 1 : min(1, (middle + spread) / scale)
        )
    }

    /// The quantile of the normal distribution that leaves 2.5 % above it.
    static let quantile = 1.959963984540054
}
