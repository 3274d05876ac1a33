public import ProfileModel

/// Something by which people are told apart, and the groups that it makes of them.
public struct FairnessAttribute: Hashable, Sendable {
    /// What it is, such as sex or age.
    public let name: Wording
    /// The groups; everybody of the study is in one.
    public let groups: [GroupCounts]

    /// Puts the groups of an attribute together.
    public init(name: Wording, groups: [GroupCounts]) {
        self.name = name
        self.groups = groups
    }
}
