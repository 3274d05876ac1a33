public import ProfileModel

/// A single value, and what it is.
public struct ReportFigure: Hashable, Sendable {
    /// What the value is.
    public var label: Wording
    /// The value.
    public var value: ReportCell

    /// Pairs a value with what it is.
    public init(label: Wording, value: ReportCell) {
        self.label = label
        self.value = value
    }
}
