public import EventModel

/// A question put to a history: how did things stand then, as known then.
public struct AsOf: Hashable, Sendable {
    /// The moment in the world that is asked about.
    public var effective: EffectiveTime
    /// What may be looked at to answer.
    public var known: Known
    /// Whether facts and submissions that a decision marked "not to be used" are shown too.
    ///
    /// Such a decision still takes the effect from an annulment, a withdrawal or another decision
    /// that it names: those are not shown, they act.
    public var includesDisputed: Bool

    /// Asks how things stood at `effective`, looking only at what is `known`.
    public init(effective: EffectiveTime, known: Known, includesDisputed: Bool = false) {
        self.effective = effective
        self.known = known
        self.includesDisputed = includesDisputed
    }

    /// Asks about a moment as it is known then: what holds at it by what the sources have said.
    public init(now moment: Instant) {
        self.init(
            effective: EffectiveTime(moment),
            known: .registered(RegisteredTime(moment))
        )
    }
}
