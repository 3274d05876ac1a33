import JSON
import ProfileModel

/// Reads the questions of a form's definition.
enum QuestionReader {
    /// Reads the array of questions.
    static func questions(
        _ line: borrowing FeedLine
    ) throws(LineError) -> [QuestionDefinition] {
        guard case .array(let range) = line[.questions] else {
            throw line.wrongKind(.questions, "an array with one object a question")
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(line.scanner.bytes(in: range))
        } catch {
            throw LineError(json: error, field: .questions)
        }
        var questions: [QuestionDefinition] = []
        for (index, element) in (value.array ?? []).enumerated() {
            guard let object = element.object, let question = question(object) else {
                throw LineError(
                    .invalidDefinition,
                    field: "questions[\(index)]",
                    "a question has id, kind (one, several, several-with-text or text), da, and"
                        + " if wanted en, codes and askedIf {question, codes}"
                )
            }
            questions.append(question)
        }
        return questions
    }

    private static let fields: Set<String> = ["id", "kind", "da", "en", "codes", "askedIf"]

    private static func question(_ object: JSONObject) -> QuestionDefinition? {
        guard object.keys.allSatisfy(fields.contains), let id = object["id"]?.string,
            let kind = object["kind"]?.string.flatMap(QuestionDefinition.Kind.init(named:)),
            let danish = object["da"]?.string
        else { return nil }
        let english = object["en"] ?? .string("")
        guard let english = english.string else { return nil }
        var choices: [QuestionDefinition.Choice] = []
        if let given = object["codes"] {
            guard kind != .text, let codes = CodeListReader.codes(given) else { return nil }
            choices = codes.map { .init($0.code, Wording(danish: $0.label)) }
        }
        var condition: QuestionDefinition.Condition?
        if let given = object["askedIf"] {
            condition = self.condition(given)
            guard condition != nil else { return nil }
        }
        return QuestionDefinition(
            id: id,
            kind: kind,
            choices: choices,
            isClosed: !choices.isEmpty,
            wording: Wording(danish: danish, english: english),
            condition: condition
        )
    }

    private static func condition(_ value: JSONValue) -> QuestionDefinition.Condition? {
        guard let object = value.object, object.count == 2,
            let question = object["question"]?.string, let codes = object["codes"]?.array
        else { return nil }
        let texts = codes.compactMap(\.string)
        guard texts.count == codes.count else { return nil }
        return QuestionDefinition.Condition(question: question, codes: texts)
    }
}
