/// A drawing of a report: what is drawn, not how.
///
/// Numbers that are not finite are left out of a drawing, and said to be missing.
public enum Plot: Hashable, Sendable {
    /// A score or a class over time, and the events that moved it.
    case steps(StepPlot)
    /// How people moved from the classes of one version to those of another.
    case flows(FlowPlot)
    /// What each input added to a score or took from it.
    case contributions(ContributionPlot)
    /// Rates of groups beside each other, with their intervals.
    case bars(BarPlot)
}
