public import ProfileModel

/// What each input added to a score or took from it.
public struct ContributionPlot: Hashable, Sendable {
    /// What is drawn.
    public var title: Wording
    /// What the numbers are, and their unit.
    public var axis: Wording
    /// The inputs, from above.
    public var contributions: [Contribution]
    /// What they add up to, as the score's own arithmetic says; `nil` where nothing does.
    public var total: Double?
    /// How many decimal places the labels have.
    public var places: Int

    /// Puts a drawing together.
    ///
    /// A number of places below 0 is a programmer's error, and traps.
    public init(
        title: Wording,
        axis: Wording,
        contributions: [Contribution],
        total: Double? = nil,
        places: Int = 3
    ) {
        precondition(places >= 0, "A number of decimal places is not below 0")
        self.title = title
        self.axis = axis
        self.contributions = contributions
        self.total = total
        self.places = places
    }
}
