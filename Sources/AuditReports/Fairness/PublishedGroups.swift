public import ProfileModel

/// Groups whose small numbers are held back, and the rates that can be shown.
///
/// Every rate that is shown is made of numbers that are, so that it gives away no more than they
/// do.
public struct PublishedGroups: Hashable, Sendable {
    /// What is shown of one group, or of all together.
    public struct Group: Hashable, Sendable {
        /// The group.
        public let name: Wording
        /// Everybody in it.
        public let people: PublishedCount
        /// Those selected.
        public let selected: PublishedCount
        /// The rates by which groups are compared, in the order of `FairnessMeasure.allCases`.
        public let rates: [PublishedRate]

        /// A rate of the group.
        public func rate(_ measure: FairnessMeasure) -> PublishedRate {
            FairnessMeasure.allCases.firstIndex(of: measure).map { rates[$0] } ?? .none
        }
    }

    /// The groups; none where so few people are in so many groups that none could be shown.
    public let groups: [Group]
    /// All groups together.
    public let all: Group
    /// Whether rates that take outcomes can be shown, of some group at least.
    public let hasOutcomes: Bool
}
