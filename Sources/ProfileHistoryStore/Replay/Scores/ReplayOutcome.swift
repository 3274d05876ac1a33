internal import JSON
public import ProfileScoring

/// What can come out for a subject.
public enum ReplayOutcome: Hashable, Sendable {
    /// The version puts the subject in this class.
    case `class`(String)
    /// The version gives no result.
    case noResult(NoResultKind)
    /// No form is in force; it is voluntary, and without it nothing is scored.
    case noSubmission
    /// No model version is in force for the target group of the form.
    case noModel
    /// The form is for another target group than the one asked about.
    case otherGroup

    /// The kind, as rows and JSON name it.
    public var kind: String {
        switch self {
        case .class: "class"
        case .noResult: "no-result"
        case .noSubmission: "no-submission"
        case .noModel: "no-model"
        case .otherGroup: "other-group"
        }
    }

    /// The class, nil where there is none.
    public var label: String? {
        if case .class(let label) = self { label } else { nil }
    }

    /// Why there is no result, nil where that is not what came out.
    public var noResult: NoResultKind? {
        if case .noResult(let kind) = self { kind } else { nil }
    }

    /// Whether a version ran: a class, or no result, which is a result too.
    public var isScored: Bool {
        switch self {
        case .class, .noResult: true
        case .noSubmission, .noModel, .otherGroup: false
        }
    }

    /// Whether two sides that both scored differ: another class, or a class on one side only.
    func flips(to other: ReplayOutcome) -> Bool {
        isScored && other.isScored && label != other.label
    }

    /// Writes the outcome as one JSON object.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outcome", kind)
        writer.member("class", label)
        writer.member("noResult", noResult?.rawValue)
        writer.endObject()
    }
}
