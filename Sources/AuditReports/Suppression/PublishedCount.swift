/// A number of people as it may be shown to those who must not recognise anybody.
public enum PublishedCount: Hashable, Sendable {
    /// The number.
    case count(Int)
    /// Held back: it is small, or a small one could be computed from it.
    case suppressed

    /// The number where it may be shown.
    public var value: Int? {
        if case .count(let count) = self { return count }
        return nil
    }

    /// The number as a cell of a report.
    public var cell: ReportCell {
        value.map { ReportCell.count($0) } ?? .suppressed
    }
}
