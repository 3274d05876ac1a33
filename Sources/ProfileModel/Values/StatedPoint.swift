public import EventModel

/// What one column of a full load is about: an attribute in one week or month.
public struct StatedPoint: Hashable, Sendable {
    /// The attribute.
    public let attribute: AttributeNumber
    /// The kind of its values.
    public let kind: ValueKind
    /// The week or month.
    public let period: Period
    /// Whether the value is the period's own, as in a series.
    ///
    /// Otherwise it holds from the period's opening until another value takes its place.
    public let isOfSeries: Bool
    /// The opening of the period's first day in Copenhagen, from which the value holds.
    public let opening: EffectiveTime

    /// Names an attribute in a period.
    public init(_ definition: AttributeDefinition, _ period: Period) {
        attribute = definition.number
        kind = definition.kind
        self.period = period
        isOfSeries = definition.series != nil
        opening = Self.opening(of: period)
    }

    private init(_ point: StatedPoint, period: Period) {
        attribute = point.attribute
        kind = point.kind
        self.period = period
        isOfSeries = point.isOfSeries
        opening = Self.opening(of: period)
    }

    /// The same attribute in the period after this one.
    public var following: StatedPoint { StatedPoint(self, period: period.adding(1)) }

    private static func opening(of period: Period) -> EffectiveTime {
        EffectiveTime(Copenhagen.opening(of: period.firstDay))
    }
}
