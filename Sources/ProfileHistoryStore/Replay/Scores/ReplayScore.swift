/// What one side of a replay makes of one subject, in numbers only.
///
/// The numbers are places in the lists of ``ReplayNames``; -1 stands for *none*.
struct ReplayScore: Hashable, Sendable {
    /// What came out, among ``ReplayNames/outcomes``.
    var outcome: Int
    /// The version that ran.
    var model = -1
    /// The score's bits, where there is a score.
    var scoreBits: UInt64?
    /// The sub-model that was chosen.
    var subModel = -1
    /// The feature at which the path through a tree ended.
    var decider = -1
    /// The submission's target group, among the worker's own names.
    var group = -1
    /// The place in the log of the latest event that an input was read from.
    var lastInput: UInt64?
    /// Who the subject is, at the side's own times.
    var person: ReplayPerson

    init(outcome: Int, person: ReplayPerson) {
        self.outcome = outcome
        self.person = person
    }
}
