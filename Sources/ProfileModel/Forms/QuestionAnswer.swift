/// A question of a form and what was answered to it.
public struct QuestionAnswer: Hashable, Sendable {
    /// The question's name on the form.
    public let question: String
    /// What was answered.
    public let answer: Answer

    /// Pairs a question with an answer.
    public init(question: String, answer: Answer) {
        self.question = question
        self.answer = answer
    }
}
