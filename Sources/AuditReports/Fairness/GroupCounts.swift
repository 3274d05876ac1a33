public import ProfileModel

/// How many people of a group there are, how many were selected, and how it went with them.
///
/// To be selected is whatever the study asks about, such as to be put in the highest class.
public struct GroupCounts: Hashable, Sendable {
    /// The group.
    public let name: Wording
    /// Everybody in it.
    public let people: Int
    /// Those selected.
    public let selected: Int
    /// How it went with those of whom it is known; `nil` where it is known of nobody.
    public let outcomes: Outcomes?

    /// Counts a group.
    ///
    /// Numbers below 0, more selected than there are people, and outcomes of more people than were,
    /// or were not, selected are a programmer's errors, and trap.
    public init(name: Wording, people: Int, selected: Int, outcomes: Outcomes? = nil) {
        precondition(
            0 <= selected && selected <= people,
            "Those selected are among the people of the group"
        )
        if let outcomes {
            precondition(
                outcomes.selected <= selected && outcomes.notSelected <= people - selected,
                "Outcomes are those of people of the group"
            )
        }
        self.name = name
        self.people = people
        self.selected = selected
        self.outcomes = outcomes
    }
}
