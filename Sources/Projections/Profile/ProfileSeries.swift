public import ProfileModel

/// The values of one attribute week by week or month by month.
public struct ProfileSeries: Hashable, Sendable {
    /// The attribute that these are values of.
    public var attribute: AttributeNumber
    /// One fact a period, periods ascending; a period that ended or was never told is not there.
    public var facts: [ProfileFact]

    /// Assembles a series from facts in ascending order of their periods.
    public init(attribute: AttributeNumber, facts: [ProfileFact]) {
        self.attribute = attribute
        self.facts = facts
    }

    /// The fact about one period, `nil` where there is none; a binary search.
    public func fact(for period: Period) -> ProfileFact? {
        var low = 0
        var high = facts.count
        while low < high {
            let middle = (low + high) / 2
            guard let other = facts[middle].period else { return nil }
            if other == period { return facts[middle] }
            if other < period { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
