/// One question of a form.
public struct QuestionDefinition: Hashable, Sendable {
    /// What kind of answer a question takes.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// One choice.
        case one = 1
        /// Any number of choices.
        case several = 2
        /// Any number of choices, and a free text.
        case severalWithText = 3
        /// Free text.
        case text = 4

        /// The name in feeds and JSON.
        public var name: String {
            switch self {
            case .one: "one"
            case .several: "several"
            case .severalWithText: "several-with-text"
            case .text: "text"
            }
        }

        /// Finds a kind by its name.
        public init?(named name: String) {
            guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
            self = kind
        }
    }

    /// One of the choices that a question offers.
    public struct Choice: Hashable, Sendable {
        /// The token in feeds and JSON.
        public let code: String
        /// What the person reads.
        public let wording: Wording

        /// Describes a choice.
        public init(_ code: String, _ wording: Wording) {
            self.code = code
            self.wording = wording
        }
    }

    /// When a question is asked at all.
    public struct Condition: Hashable, Sendable {
        /// The question that decides.
        public let question: String
        /// The answers to it after which this question is asked.
        public let codes: [String]

        /// Describes a condition.
        public init(question: String, codes: [String]) {
            self.question = question
            self.codes = codes
        }
    }

    /// The name of the question in feeds and JSON, such as `q2`.
    public let id: String
    /// What kind of answer it takes.
    public let kind: Kind
    /// The choices that it offers, as far as known.
    public let choices: [Choice]
    /// Whether other tokens than those of ``choices`` are refused.
    public let isClosed: Bool
    /// What is asked.
    public let wording: Wording
    /// After which answers it is asked; information only, since the deciding codes may be open.
    public let condition: Condition?

    /// Describes a question.
    public init(
        id: String,
        kind: Kind,
        choices: [Choice] = [],
        isClosed: Bool = false,
        wording: Wording,
        condition: Condition? = nil
    ) {
        self.id = id
        self.kind = kind
        self.choices = choices
        self.isClosed = isClosed
        self.wording = wording
        self.condition = condition
    }
}
