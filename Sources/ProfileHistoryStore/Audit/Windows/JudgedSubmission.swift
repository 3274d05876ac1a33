public import EventModel
internal import JSON
public import ProfileModel

/// A form that was handed in, and whether it was by the right group at a permitted time.
public struct JudgedSubmission: Hashable, Sendable {
    /// What came out.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// By the right group, at a permitted time.
        case inside
        /// By the right group, too late.
        case late
        /// No benefit ran at the time: unemployment had not begun.
        case before
        /// The benefit of the week is another group's.
        case wrongGroup
        /// It can not be told.
        case cannotTell
    }

    /// Why it can not be told.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Nothing is known of the person's benefits.
        case noBenefit
        /// No codes were named for the form's target group.
        case noCodes
        /// No attribute was named that assigns the group.
        case noAttribute
        /// A week, or the fact that assigns, is restricted for the reader.
        case restricted
        /// A week, or the fact that assigns, was destroyed.
        case erased

        init(_ why: Withholding) { self = why == .erased ? .erased : .restricted }
    }

    /// Whose form it is.
    public let subject: SubjectID
    /// The place of its event in the log.
    public let position: Position
    /// When it was handed in.
    public let at: EffectiveTime
    /// The version of the questionnaire.
    public let form: String
    /// The group that it is for.
    public let group: TargetGroup
    /// What came out.
    public let verdict: Verdict
    /// Why it can not be told; nil where it can.
    public let reason: Reason?
    /// The group that the benefit of the week belongs to, where it was looked at.
    public let benefit: TargetGroup?
    /// The week in which unemployment began, where it was looked at.
    public let start: ISOWeek?
    /// From when on it is late, where that was looked at and has come.
    public let closed: EffectiveTime?

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("subject", subject.description)
        writer.key("position")
        writer.integer(position.rawValue)
        writer.key("at")
        writer.instant(at.instant)
        writer.member("form", form)
        writer.member("targetGroup", group.rawValue)
        writer.member("verdict", verdict.rawValue)
        writer.member("why", reason?.rawValue)
        writer.member("benefit", benefit?.rawValue)
        writer.member("start", start?.description)
        writer.key("closed")
        if let closed { writer.instant(closed.instant) } else { writer.null() }
        writer.endObject()
    }
}
