/// Why a form cannot be defined.
public enum FormError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name is not a token.
    case invalidName
    /// The name stands for another form already.
    case definedDifferently
    /// There is no question.
    case noQuestions
    /// A question is named twice.
    case questionRepeated
    /// A question's name is not a token.
    case invalidQuestion
    /// Choices are no tokens, repeated, or missing although the list is closed.
    case invalidChoices

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .invalidName: "a form's name is \(CodeShape.token.phrase)"
        case .definedDifferently: "the form is defined differently already; choose another name"
        case .noQuestions: "the form has no questions; give at least one"
        case .questionRepeated: "two questions have the same name; rename one"
        case .invalidQuestion: "a question's name is \(CodeShape.token.phrase)"
        case .invalidChoices:
            "choices are given once each, as \(CodeShape.token.phrase); leave them out to take any"
        }
    }
}
