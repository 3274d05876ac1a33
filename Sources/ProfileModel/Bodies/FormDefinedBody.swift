public import EventModel

/// A version of the questionnaire beyond the built-in ones.
public struct FormDefinedBody: EventBody {
    /// What it asks.
    public let form: FormDefinition

    /// Gives the definition.
    public init(form: FormDefinition) {
        self.form = form
    }

    /// `EventType.formDefined`.
    public static var type: EventType { .formDefined }

    /// Adds the name, and each question with kind, wording, choices and condition.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: form.name)
        bytes.append(varint: UInt64(form.questions.count))
        for question in form.questions { question.append(to: &bytes) }
    }

    /// Reads a definition.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let name = try reader.string()
        var questions: [QuestionDefinition] = []
        for _ in 0..<(try reader.count()) {
            questions.append(try QuestionDefinition(from: &reader))
        }
        try reader.finish()
        form = FormDefinition(name: name, questions: questions)
    }
}

extension QuestionDefinition {
    func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: id)
        bytes.append(kind.rawValue)
        bytes.append(isClosed ? 1 : 0)
        wording.append(to: &bytes)
        bytes.append(varint: UInt64(choices.count))
        for choice in choices {
            bytes.append(lengthPrefixed: choice.code)
            choice.wording.append(to: &bytes)
        }
        bytes.append(condition == nil ? 0 : 1)
        if let condition {
            bytes.append(lengthPrefixed: condition.question)
            bytes.append(texts: condition.codes)
        }
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let id = try reader.string()
        let kind = try reader.oneOf(Kind.self, reason: "kind of question is not known")
        let isClosed = try reader.flag()
        let wording = try Wording(from: &reader)
        var choices: [Choice] = []
        for _ in 0..<(try reader.count()) {
            let code = try reader.string()
            choices.append(Choice(code, try Wording(from: &reader)))
        }
        var condition: Condition?
        if try reader.flag() {
            let question = try reader.string()
            condition = Condition(question: question, codes: try reader.strings())
        }
        self.init(
            id: id,
            kind: kind,
            choices: choices,
            isClosed: isClosed,
            wording: wording,
            condition: condition
        )
    }
}

extension Wording {
    func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: danish)
        bytes.append(lengthPrefixed: english)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let danish = try reader.string()
        self.init(danish: danish, english: try reader.string())
    }
}
