public import AuditReports
internal import JSON

/// The assessments of one office, version or reason, or all of them, as they may be shown.
public struct DeviationGroup: Hashable, Sendable {
    /// The office, version or reason; nil where it was not said, there was no score, or for the
    /// rest.
    public let name: String?
    /// Whether it is the rest: all of the groups that are too small to be told apart, where there
    /// are very many groups.
    public let isRest: Bool
    /// How many there are.
    public let assessments: PublishedCount
    /// Those without any score before them.
    public let withoutScore: PublishedCount
    /// Those of the same class as the score.
    public let agreeing: PublishedCount
    /// Those of another class.
    public let deviating: PublishedCount
    /// Those of a class that comes later in the version's order.
    public let higher: PublishedCount
    /// Those of a class that comes earlier in it.
    public let lower: PublishedCount
    /// Those of another class, in no order that is known.
    public let unordered: PublishedCount
    /// Those of which the caseworker says that they deviate.
    public let statedDeviating: PublishedCount
    /// Those of which the caseworker says that they do not.
    public let statedAgreeing: PublishedCount
    /// Those whose statement and classes contradict each other.
    public let contradictory: PublishedCount

    /// The share that deviates of those with a score.
    public var rate: PublishedRate {
        guard let agrees = agreeing.value, let deviates = deviating.value else {
            return .suppressed
        }
        return agrees + deviates == 0 ? .none : .rate(Rate(deviates, of: agrees + deviates))
    }

    /// Writes the group's counts as members of an open object; null where one is held back.
    func writeMembers(to writer: inout JSONWriter) {
        for (name, count) in [
            ("assessments", assessments), ("withoutScore", withoutScore), ("agreeing", agreeing),
            ("deviating", deviating), ("higher", higher), ("lower", lower),
            ("unordered", unordered), ("statedDeviating", statedDeviating),
            ("statedAgreeing", statedAgreeing), ("contradictory", contradictory),
        ] {
            writer.key(name)
            if let value = count.value { writer.integer(value) } else { writer.null() }
        }
        writer.key("rate")
        guard case .rate(let rate) = rate, let share = rate.share else { return writer.null() }
        writer.beginObject()
        writer.key("share")
        writer.double(share)
        writer.key("low")
        writer.double(rate.interval.low)
        writer.key("high")
        writer.double(rate.interval.high)
        writer.endObject()
    }
}
