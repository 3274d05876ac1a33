public import ProfileModel

/// How people moved from the classes of one version to those of another.
public struct FlowPlot: Hashable, Sendable {
    /// What is drawn.
    public var title: Wording
    /// What the rows are classes of, on the left.
    public var before: Wording
    /// What the columns are classes of, on the right.
    public var after: Wording
    /// People by class before (rows) and class after (columns).
    public var counts: PublishedCounts

    /// Puts a drawing together.
    public init(title: Wording, before: Wording, after: Wording, counts: PublishedCounts) {
        self.title = title
        self.before = before
        self.after = after
        self.counts = counts
    }
}
