public import ProfileModel

/// A run of consecutive periods of a series, and what is made of their values.
///
/// The periods end with the one before the day asked, or with the one that holds it, as ``end``
/// says. A period that the profile holds no value for counts as zero. Only where the profile
/// holds no value in the window and none before it is the input missing: then nothing is known of
/// the series, and zero would be a claim that nobody made.
public struct SeriesWindow: Hashable, Sendable {
    /// What is made of the values.
    public enum Aggregate: String, Hashable, Sendable, CaseIterable {
        /// How many periods hold a value over zero.
        case countPositive
        /// ``countPositive`` divided by the number of periods.
        case sharePositive
        /// ``sum`` divided by the number of periods.
        case mean
        /// The values added up from the earliest period to the latest.
        case sum
        /// How many periods hold a value, or one of the codes of ``SeriesWindow/codes``.
        case count
    }

    /// Which period comes last.
    public enum End: String, Hashable, Sendable, CaseIterable {
        /// The one before the period of the day asked.
        case periodBefore
        /// The period of the day asked.
        case periodAsked
    }

    /// The attribute, which is a series.
    public let attribute: AttributeDefinition
    /// How long its periods are.
    public let granularity: Period.Granularity
    /// How many periods the window has.
    public let periodCount: Int32
    /// What is made of them.
    public let aggregate: Aggregate
    /// Where the window ends.
    public let end: End
    /// The codes that count, for a series of codes; nil where all do.
    public let codes: [String]?

    /// The most periods that a window may have.
    public static let maximumPeriodCount = 1_200
}
