public import ProfileModel

/// One person's attributes and answers, as they stood at one moment as known at another.
public struct Profile: Hashable, Sendable {
    /// The attributes that have a value, in ascending order of their numbers.
    public var attributes: [ProfileFact]
    /// The series that have a value for some period, in ascending order of their numbers.
    public var series: [ProfileSeries]
    /// The form whose answers hold, `nil` where there is none.
    public var submission: ProfileSubmission?

    /// Assembles a profile from parts that are in ascending order of attribute numbers.
    public init(
        attributes: [ProfileFact] = [],
        series: [ProfileSeries] = [],
        submission: ProfileSubmission? = nil
    ) {
        self.attributes = attributes
        self.series = series
        self.submission = submission
    }

    /// The fact that gives an attribute its value, `nil` where it has none; a binary search.
    public func fact(for attribute: AttributeNumber) -> ProfileFact? {
        Self.index(of: attribute, count: attributes.count) { attributes[$0].attribute }
            .map { attributes[$0] }
    }

    /// The values of a series, `nil` where no period has one; a binary search.
    public func series(for attribute: AttributeNumber) -> ProfileSeries? {
        Self.index(of: attribute, count: series.count) { series[$0].attribute }
            .map { series[$0] }
    }

    private static func index(
        of attribute: AttributeNumber,
        count: Int,
        at place: (Int) -> AttributeNumber
    ) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let other = place(middle)
            if other == attribute { return middle }
            if other < attribute { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
