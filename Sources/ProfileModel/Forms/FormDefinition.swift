/// One version of the questionnaire.
public struct FormDefinition: Hashable, Sendable {
    /// The version's name in feeds and JSON, such as `2017`.
    public let name: String
    /// The questions in the order of the form.
    public let questions: [QuestionDefinition]

    /// Describes a form; of questions named twice the first counts.
    public init(name: String, questions: [QuestionDefinition]) {
        self.name = name
        self.questions = questions
    }

    /// The question with this name, found by going through them.
    public func question(_ id: String) -> QuestionDefinition? {
        questions.first { $0.id == id }
    }

    /// Refuses a name that is no token, a question named twice, and a closed list without choices.
    public func check() throws(FormError) {
        guard CodeShape.token.matches(name) else { throw .invalidName }
        guard !questions.isEmpty else { throw .noQuestions }
        guard Set(questions.map(\.id)).count == questions.count else { throw .questionRepeated }
        for question in questions {
            guard CodeShape.token.matches(question.id) else { throw .invalidQuestion }
            guard question.choices.allSatisfy({ CodeShape.token.matches($0.code) }),
                Set(question.choices.map(\.code)).count == question.choices.count,
                !question.isClosed || !question.choices.isEmpty
            else { throw .invalidChoices }
        }
    }
}
