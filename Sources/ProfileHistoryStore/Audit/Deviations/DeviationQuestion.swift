public import EventModel

/// Which assessments are held against scores, and how they are counted.
public struct DeviationQuestion: Hashable, Sendable {
    /// By what assessments are counted.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// The office of the caseworker.
        case office
        /// The model version of the score.
        case version
        /// The reason that the caseworker gave; a free text, which may be personal.
        case reason
    }

    /// Only assessments from this moment on; all where nil.
    public var from: EffectiveTime?
    /// Only assessments up to and with this moment; all where nil.
    public var to: EffectiveTime?
    /// By what they are counted.
    public var grouping = Grouping.office
    /// Whether the reasons for deviating are listed.
    public var listsReasons = false
    /// Whether every assessment is listed.
    public var listsAssessments = false
    /// Counts of fewer persons are held back, and further ones that would give them away.
    public var suppressedUnder = 5
    /// By whom, how far and how it is read.
    public var options: AuditOptions

    /// Asks how assessments stand to scores.
    public init(
        from: EffectiveTime? = nil,
        to: EffectiveTime? = nil,
        options: AuditOptions = AuditOptions()
    ) {
        self.from = from
        self.to = to
        self.options = options
    }

    /// Whether a moment is asked about.
    func contains(_ at: EffectiveTime) -> Bool {
        (from.map { $0 <= at } ?? true) && (to.map { at <= $0 } ?? true)
    }
}
