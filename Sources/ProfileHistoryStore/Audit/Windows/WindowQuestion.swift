public import EventModel
public import Projections

/// Which forms are judged, by which rules and what knowledge.
public struct WindowQuestion: Hashable, Sendable {
    /// What is looked at to judge a form.
    public enum Knowledge: Hashable, Sendable {
        /// Everything up to the last position that is read.
        case now
        /// What was known then; forms that were not known then are left out.
        case known(Known)
        /// What the sources had said when each form was handed in.
        case then
    }

    /// The rules.
    public var rules: WindowRules
    /// Only forms handed in up to and with this moment; all where nil.
    public var until: EffectiveTime?
    /// What is looked at.
    public var knowledge = Knowledge.now
    /// By whom, how far and how it is read.
    public var options: AuditOptions

    /// Asks for forms outside the rules.
    public init(
        _ rules: WindowRules,
        until: EffectiveTime? = nil,
        options: AuditOptions = AuditOptions()
    ) {
        self.rules = rules
        self.until = until
        self.options = options
    }

    /// What is known of a form handed in at a moment, in a log up to a place.
    func known(at: EffectiveTime, through last: Position) -> Known {
        switch knowledge {
        case .now: .position(last)
        case .known(let known): known
        case .then: .registered(RegisteredTime(at.instant))
        }
    }
}
