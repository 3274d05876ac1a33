public import JSON

/// What a person answered to one question.
public enum Answer: Hashable, Sendable {
    /// One choice.
    case one(String)
    /// Any number of choices, in the order sent; none means that none was ticked.
    case several([String])
    /// Choices with a text beside them.
    case severalWithText([String], text: String)
    /// Text alone.
    case text(String)
    /// No answer, and why.
    case state(AnswerState)
    /// An answer that is not told.
    case withheld(Withholding)

    /// The state, where there is no answer.
    public var state: AnswerState? {
        if case .state(let state) = self { state } else { nil }
    }

    /// The choices; none for a text or a state.
    public var choices: [String] {
        switch self {
        case .one(let choice): [choice]
        case .several(let choices), .severalWithText(let choices, _): choices
        case .text, .state, .withheld: []
        }
    }

    /// The free text, where there is one.
    public var freeText: String? {
        switch self {
        case .severalWithText(_, let text), .text(let text): text
        case .one, .several, .state, .withheld: nil
        }
    }

    /// Writes `{"value":...}`, with `"text"` beside it where there is one, or `{"state":...}`,
    /// or `{"withheld":...}`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .one(let choice):
            writer.key("value")
            writer.string(choice)
        case .several(let choices), .severalWithText(let choices, _):
            writer.key("value")
            writer.beginArray()
            for choice in choices { writer.string(choice) }
            writer.endArray()
        case .text: break
        case .state(let state):
            writer.key("state")
            writer.string(state.rawValue)
        case .withheld(let why):
            writer.key("withheld")
            writer.string(why.rawValue)
        }
        if let freeText {
            writer.key("text")
            writer.string(freeText)
        }
        writer.endObject()
    }
}
