public import ProfileModel

/// A column of a table.
public struct ReportColumn: Hashable, Sendable {
    /// What stands in it.
    public var title: Wording
    /// Whether it holds numbers, which are set to the right.
    public var isNumeric: Bool

    /// Describes a column.
    public init(_ title: Wording, numeric: Bool = false) {
        self.title = title
        isNumeric = numeric
    }
}
