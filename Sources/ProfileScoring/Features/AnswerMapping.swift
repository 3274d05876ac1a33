internal import ProfileModel

/// How the answers of another version of the questionnaire are read as answers to a question.
///
/// It is part of the model version that reads them so, and is registered, approved and tried with
/// it. The answers themselves stay what they were.
public struct AnswerMapping: Hashable, Sendable {
    /// The form whose answers are mapped.
    public let form: String
    /// The question of that form.
    public let question: String
    /// What each choice stands for; nil where it stands for nothing that the model knows.
    public let choices: [String: String?]
    /// What the document says of it.
    public let note: String?

    /// What the mapped question's answer stands for; a choice that is not mapped is unknown.
    func map(_ answer: Answer?) -> Answer? {
        guard case .one(let choice) = answer else { return answer }
        guard let code = choices[choice] ?? nil else { return .state(.unknown) }
        return .one(code)
    }
}
