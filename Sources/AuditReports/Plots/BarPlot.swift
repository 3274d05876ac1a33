public import ProfileModel

/// Rates of groups beside each other, with their intervals.
public struct BarPlot: Hashable, Sendable {
    /// What is drawn.
    public var title: Wording
    /// What the rates are.
    public var axis: Wording
    /// What the bars of a group are, in their order; one that has no name needs none.
    public var series: [Wording]
    /// The groups, from above.
    public var groups: [Group]

    /// Puts a drawing together.
    ///
    /// A group that has not a bar for each series is a programmer's error, and traps.
    public init(title: Wording, axis: Wording, series: [Wording], groups: [Group]) {
        precondition(
            groups.allSatisfy { $0.bars.count == series.count },
            "A group of bars has a bar for each series"
        )
        self.title = title
        self.axis = axis
        self.series = series
        self.groups = groups
    }
}
