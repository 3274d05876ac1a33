public import ProfileModel

/// How the answer to one question differs between two profiles.
///
/// Where each answer comes from stands in the ``ProfileDiff/submission`` of the same difference.
public struct AnswerChange: Hashable, Sendable {
    /// The question.
    public var question: String
    /// The answers before and after; a side without one was never asked.
    public var change: Change<Answer>

    /// States how the answer to a question differs.
    public init(question: String, change: Change<Answer>) {
        self.question = question
        self.change = change
    }
}
