import EventModel
import ProfileModel

/// The cells of a series: one for each period from the first wanted to the one asked.
struct SeriesRow: Sendable {
    let attribute: AttributeNumber
    let granularity: Period.Granularity
    /// How many periods there are before the one asked.
    let reach: Int
    /// The cell of the first period.
    let firstCell: Int

    init(_ series: PopulationPlan.Series, firstCell: Int) {
        attribute = series.attribute
        granularity = series.granularity
        reach = Int(series.reach)
        self.firstCell = firstCell
    }

    /// Lets the periods end with the one that a day lies in, and tells the route.
    func lay(_ route: inout FoldRoute, on day: CalendarDate) {
        route.firstCell = Int32(firstCell)
        route.first = Period.containing(day, granularity).adding(-Int32(reach)).ordinal
        route.reach = Int32(reach)
        route.granularity = granularity.rawValue
    }

    /// The keys of all periods before the first, in the order of ``SeriesKey``.
    func earlierKeys(_ route: FoldRoute) -> Range<UInt64> {
        let lowest = SeriesKey(
            attribute: attribute,
            period: Period(granularity: .week, ordinal: .min)
        )
        let end = SeriesKey(
            attribute: attribute,
            period: Period(granularity: granularity, ordinal: route.first)
        )
        return lowest.rawValue..<end.rawValue
    }
}
