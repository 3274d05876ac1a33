import EventModel

/// What later events say about one event; of several that say the same, the first in the log.
struct Verdict {
    /// The visible annulment that names it.
    var annulledBy: Position?
    /// The visible decision that marks it "not to be used".
    var disputedBy: Position?
    /// The visible withdrawal of it that has come into effect.
    var withdrawnBy: Position?
    /// The visible lift of it, a restriction, that has come into effect.
    var liftedBy: Position?
    /// How many visible decisions, accepted and rejected, name it.
    var disputeCount = 0
    /// How many visible remarks name it.
    var remarkCount = 0

    /// Whether an event that acts on others has lost its effect.
    var isVoid: Bool { annulledBy != nil || disputedBy != nil }

    /// Whether a fact or a submission is out of the question.
    func isHidden(includingDisputed: Bool) -> Bool {
        annulledBy != nil || (disputedBy != nil && !includingDisputed)
    }
}
