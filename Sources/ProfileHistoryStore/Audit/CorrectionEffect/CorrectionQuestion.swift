public import EventModel
public import Projections

/// Whose scores are compared, with what is known when, and by which corrections.
public struct CorrectionQuestion: Hashable, Sendable {
    /// Only this person's scores; everybody's where nil.
    public var subject: SubjectID?
    /// Only what events in this range of the log corrected; everything where nil.
    public var corrections: PositionRange?
    /// Only scores that were issued from this moment on; all where nil.
    public var since: EffectiveTime?
    /// What is known now; the whole log up to the last position that is read where nil.
    public var known: Known?
    /// Whether, at each moment at which a score was issued, every other version that may score the
    /// form's group is compared too.
    public var comparesAllVersions = false
    /// By whom, how far and how it is read.
    public var options: AuditOptions

    /// Asks what corrections changed.
    public init(
        of subject: SubjectID? = nil,
        corrections: PositionRange? = nil,
        since: EffectiveTime? = nil,
        known: Known? = nil,
        options: AuditOptions = AuditOptions()
    ) {
        self.subject = subject
        self.corrections = corrections
        self.since = since
        self.known = known
        self.options = options
    }
}
