public import ProfileModel

/// How a selection falls on the groups of a population, by one attribute at a time.
public struct FairnessStudy: Hashable, Sendable {
    /// Whom the selection takes, such as *persons in the class high*.
    public let selection: Wording
    /// What the selection foresees, such as *unemployed after a year*; `nil` where nothing is
    /// known.
    public let outcome: Wording?
    /// The attributes, each over the same people.
    public let attributes: [FairnessAttribute]
    /// Which numbers are held back.
    public let smallCounts: SmallCounts

    /// Puts a study together.
    ///
    /// Attributes whose groups have not the same totals are a programmer's error, and trap: what is
    /// held back in one could be computed from another.
    public init(
        selection: Wording,
        outcome: Wording? = nil,
        attributes: [FairnessAttribute],
        smallCounts: SmallCounts = SmallCounts()
    ) {
        let totals = attributes.map { GroupTable($0.groups, .outcomes).totals }
        precondition(
            totals.allSatisfy { $0 == totals.first },
            "The attributes of a study tell the same people apart"
        )
        self.selection = selection
        self.outcome = outcome
        self.attributes = attributes
        self.smallCounts = smallCounts
    }
}
