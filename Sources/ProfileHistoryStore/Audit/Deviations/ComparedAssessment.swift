public import EventModel
internal import JSON

/// A caseworker's assessment beside the score that was issued to that person last before it.
public struct ComparedAssessment: Hashable, Sendable {
    /// How the assessed class stands to the class of the score.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// The same class.
        case agrees
        /// A class that comes later in the version's own order.
        case higher
        /// A class that comes earlier in it.
        case lower
        /// Another class, and the version's order is not known or does not hold both.
        case unordered
        /// No valid score was issued by then.
        case noScore
    }

    /// Whose assessment it is.
    public let subject: SubjectID
    /// The place of its event in the log.
    public let position: Position
    /// When it was made.
    public let at: EffectiveTime
    /// The class that the caseworker chose.
    public let label: String
    /// The office, where it was said.
    public let office: String?
    /// Why, where it was said.
    public let reason: String?
    /// Whether the caseworker says that it deviates; nil where that was not said.
    public let stated: Bool?
    /// The score, nil where none was issued by then.
    public let score: ShownScore?
    /// How the two stand to each other.
    public let comparison: Comparison

    /// Whether the classes differ; nil without a score.
    public var deviates: Bool? {
        switch comparison {
        case .agrees: false
        case .higher, .lower, .unordered: true
        case .noScore: nil
        }
    }

    /// Whether what was stated and what is so contradict each other; nil where one is not known.
    public var isContradictory: Bool? {
        guard let stated, let deviates else { return nil }
        return stated != deviates
    }

    /// Writes the assessment as one JSON object; the reason only where reasons are asked for.
    func write(withReason: Bool, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("subject", subject.description)
        writer.key("position")
        writer.integer(position.rawValue)
        writer.key("at")
        writer.instant(at.instant)
        writer.member("class", label)
        writer.member("office", office)
        writer.flag("stated", stated)
        writer.member("comparison", comparison.rawValue)
        writer.flag("deviates", deviates)
        writer.flag("contradictory", isContradictory)
        if withReason { writer.member("reason", reason) }
        writer.key("score")
        if let score {
            writer.beginObject()
            score.writeMembers(to: &writer)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.endObject()
    }
}
