/// Why an answer does not fit its question; it never holds the answer.
public enum AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The question takes another kind of answer.
    case wrongKind(expected: QuestionDefinition.Kind)
    /// The token is not one of the question's choices.
    case notAChoice
    /// The token has characters that a token has not.
    case notAToken
    /// A choice stands twice in one answer.
    case choiceRepeated
    /// There are more choices than are kept.
    case tooManyChoices(maximum: Int)
    /// The text has more bytes than are kept.
    case tooLong(maximum: Int)

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .wrongKind(let kind): "the question takes \(kind.phrase)"
        case .notAChoice: "the answer is not one of the question's choices"
        case .notAToken: "a choice is \(CodeShape.token.phrase)"
        case .choiceRepeated: "a choice is given twice; give it once"
        case .tooManyChoices(let maximum): "there are more than \(maximum) choices"
        case .tooLong(let maximum): "the text is longer than \(maximum) bytes; shorten it"
        }
    }
}

extension QuestionDefinition.Kind {
    /// The kind in a sentence.
    var phrase: String {
        switch self {
        case .one: "one choice, given as a string"
        case .several: "choices, given as an array"
        case .severalWithText: "choices, given as an array, and a text beside them"
        case .text: "a text, given as {\"text\":\"...\"}"
        }
    }
}
