import JSON
import ProfileModel

/// Reads the answers of a submission by the questions of its form.
enum AnswerReader {
    /// Reads the object of answers.
    static func answers(
        _ bytes: Span<UInt8>,
        form: FormDefinition
    ) throws(LineError) -> [QuestionAnswer] {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(bytes)
        } catch {
            throw error.code == .duplicateKey
                ? LineError(
                    .repeatedField,
                    field: FeedField.answers.name,
                    "a question or a field stands twice; keep one"
                )
                : LineError(json: error, field: .answers)
        }
        var answers: [QuestionAnswer] = []
        for (question, answer) in value.object ?? JSONObject() {
            guard let definition = form.question(question) else {
                throw LineError(
                    .unknownQuestion,
                    field: "answers.\(question)",
                    "the form \(form.name) has no such question"
                )
            }
            do throws(Refusal) {
                let answer = try self.answer(answer, to: definition)
                answers.append(QuestionAnswer(question: question, answer: answer))
            } catch {
                throw LineError(.invalidAnswer, field: "answers.\(question)", error.message)
            }
        }
        return answers
    }

    /// Why an answer is refused, before the question is known by name.
    private struct Refusal: Error {
        let message: String
    }

    private static func answer(
        _ value: JSONValue,
        to question: QuestionDefinition
    ) throws(Refusal) -> Answer {
        let answer: Answer
        switch value {
        case .string(let text): answer = self.answer(text, to: question)
        case .array(let elements): answer = .several(try choices(elements))
        case .object(let object): answer = try self.answer(object, to: question)
        case .null:
            throw Refusal(
                message: "leave the question out where it was never asked, or give"
                    + " {\"state\":\"declined\"}, \"dont_know\" or \"unknown\""
            )
        case .number, .bool: throw Refusal(message: "give the choice in quotation marks")
        }
        do throws(AnswerError) {
            try question.check(answer)
        } catch {
            throw Refusal(message: error.description)
        }
        return answer
    }

    /// A bare string: one choice, a set of one, or a text, as the question has it.
    private static func answer(_ text: String, to question: QuestionDefinition) -> Answer {
        switch question.kind {
        case .one: .one(text)
        case .several, .severalWithText: .several([text])
        case .text: .text(text)
        }
    }

    private static func answer(
        _ object: JSONObject,
        to question: QuestionDefinition
    ) throws(Refusal) -> Answer {
        for name in object.keys where !["state", "value", "text"].contains(name) {
            throw Refusal(message: "an answer has the fields state, or value and text")
        }
        if let state = object["state"] {
            guard object.count == 1 else {
                throw Refusal(message: "an answer has a state, or a value, not both")
            }
            return .state(try self.state(state))
        }
        guard let text = object["text"] else {
            guard let value = object["value"] else {
                throw Refusal(message: "the answer is empty; give a state, a value or a text")
            }
            return try self.value(value, to: question)
        }
        guard let text = text.string else {
            throw Refusal(message: "the text of an answer is a string")
        }
        guard let value = object["value"] else {
            return question.kind == .severalWithText
                ? .severalWithText([], text: text) : .text(text)
        }
        return .severalWithText(try self.value(value, to: question).choices, text: text)
    }

    private static func value(
        _ value: JSONValue,
        to question: QuestionDefinition
    ) throws(Refusal) -> Answer {
        switch value {
        case .string(let text): return answer(text, to: question)
        case .array(let elements): return .several(try choices(elements))
        default: throw Refusal(message: "the value of an answer is a string or an array of them")
        }
    }

    private static func choices(_ elements: [JSONValue]) throws(Refusal) -> [String] {
        var choices: [String] = []
        for element in elements {
            guard let choice = element.string else {
                throw Refusal(message: "give each choice in quotation marks")
            }
            choices.append(choice)
        }
        return choices
    }

    private static func state(_ value: JSONValue) throws(Refusal) -> AnswerState {
        guard let text = value.string, let state = AnswerState(rawValue: text) else {
            throw Refusal(
                message: value.string == "never_asked"
                    ? "leave the question out: an answer that is not there was never asked"
                    : "a state is declined, dont_know or unknown"
            )
        }
        return state
    }
}
