/// A rate as it may be shown to those who must not recognise anybody.
public enum PublishedRate: Hashable, Sendable {
    /// The rate.
    case rate(Rate)
    /// Held back: a number that it is made of is.
    case suppressed
    /// There is none: it would be one of nobody, or takes outcomes that are not known.
    case none

    /// The rate as a cell of a report, rounded to a tenth of a percent.
    public var cell: ReportCell {
        switch self {
        case .rate(let rate): rate.share.map { .percent($0, places: 1) } ?? .none
        case .suppressed: .suppressed
        case .none: .none
        }
    }

    /// The rate as a bar of a plot.
    public var bar: BarPlot.Bar {
        switch self {
        case .rate(let rate): rate.share.map { .rate($0, interval: rate.interval) } ?? .none
        case .suppressed: .suppressed
        case .none: .none
        }
    }
}
