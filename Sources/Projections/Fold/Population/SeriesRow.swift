import EventModel
import ProfileModel

/// The cells of a series: one for each period from the first wanted to the one asked.
struct SeriesRow: Sendable {
    let attribute: AttributeNumber
    let granularity: Period.Granularity
    /// How many periods there are before the one asked.
    let reach: Int32
    let firstWord: Int
    /// The ordinal of the first period.
    private(set) var first: Int32 = 0
    /// Whether a fact says that an earlier period holds a value.
    var hasEarlierValue = false
    /// Whether a fact says that an earlier period has none.
    var hasEarlierEnd = false

    init(_ series: PopulationPlan.Series, firstWord: Int) {
        attribute = series.attribute
        granularity = series.granularity
        reach = series.reach
        self.firstWord = firstWord
    }

    var firstCell: Int { firstWord &* 64 }

    /// Whether facts of earlier periods say both that there is a value and that there is none.
    var isOpen: Bool { hasEarlierValue && hasEarlierEnd }

    /// Lets the periods end with the one that a day lies in.
    mutating func place(on day: CalendarDate) {
        first = Period.containing(day, granularity).adding(-reach).ordinal
    }

    /// The keys of all periods before the first, in the order of ``SeriesKey``.
    var earlierKeys: Range<UInt64> {
        let lowest = SeriesKey(
            attribute: attribute,
            period: Period(granularity: .week, ordinal: .min)
        )
        let end = SeriesKey(
            attribute: attribute,
            period: Period(granularity: granularity, ordinal: first)
        )
        return lowest.rawValue..<end.rawValue
    }

    /// Takes note of a fact about a period before the first.
    @inline(__always)
    mutating func noteEarlier(kind: UInt8) {
        if kind == 0 { hasEarlierEnd = true } else { hasEarlierValue = true }
    }
}
