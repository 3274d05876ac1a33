extension QuestionDefinition {
    /// The longest free text in bytes.
    public static let maximumTextByteCount = 65_536
    /// The most choices in one answer.
    public static let maximumChoiceCount = 64

    /// Refuses an answer that the question does not take.
    public func check(_ answer: Answer) throws(AnswerError) {
        switch (kind, answer) {
        case (_, .state): break
        case (.one, .one(let choice)): try check(choice: choice)
        case (.several, .several(let choices)), (.severalWithText, .several(let choices)):
            try check(choices: choices)
        case (.severalWithText, .severalWithText(let choices, let text)):
            try check(choices: choices)
            try Self.check(text: text)
        case (.text, .text(let text)): try Self.check(text: text)
        default: throw .wrongKind(expected: kind)
        }
    }

    private func check(choice: String) throws(AnswerError) {
        if isClosed {
            guard choices.contains(where: { $0.code == choice }) else { throw .notAChoice }
        } else {
            guard CodeShape.token.matches(choice) else { throw .notAToken }
        }
    }

    private func check(choices: [String]) throws(AnswerError) {
        guard choices.count <= Self.maximumChoiceCount else {
            throw .tooManyChoices(maximum: Self.maximumChoiceCount)
        }
        for choice in choices { try check(choice: choice) }
        guard Set(choices).count == choices.count else { throw .choiceRepeated }
    }

    private static func check(text: String) throws(AnswerError) {
        guard text.utf8.count <= maximumTextByteCount else {
            throw .tooLong(maximum: maximumTextByteCount)
        }
    }
}
