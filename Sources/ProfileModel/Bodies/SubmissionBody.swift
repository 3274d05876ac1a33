public import EventModel

/// One filled-in form, whose answers live and are replaced as a unit.
public struct SubmissionBody: EventBody {
    /// The version of the questionnaire.
    public let form: String
    /// The group that the form was filled in for.
    public let targetGroup: String
    /// The questions that were asked, with their answers, in the order sent.
    public let answers: [QuestionAnswer]

    /// Describes a filled-in form.
    public init(form: String, targetGroup: String, answers: [QuestionAnswer]) {
        self.form = form
        self.targetGroup = targetGroup
        self.answers = answers
    }

    /// The answer to a question, `nil` where it was never asked; goes through the answers.
    public subscript(question: String) -> Answer? {
        answers.first { $0.question == question }?.answer
    }

    /// `EventType.submission`.
    public static var type: EventType { .submission }

    /// Adds form, group, and each question with a tag and its answer.
    ///
    /// - Precondition: No answer is restricted: that is between a reader and the store.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: form)
        bytes.append(lengthPrefixed: targetGroup)
        bytes.append(varint: UInt64(answers.count))
        for answer in answers {
            bytes.append(lengthPrefixed: answer.question)
            answer.answer.append(to: &bytes)
        }
    }

    /// Reads a filled-in form.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        form = try reader.string()
        targetGroup = try reader.string()
        let count = try reader.count()
        var answers: [QuestionAnswer] = []
        answers.reserveCapacity(min(count, 64))
        for _ in 0..<count {
            let question = try reader.string()
            answers.append(QuestionAnswer(question: question, answer: try Answer(from: &reader)))
        }
        self.answers = answers
        try reader.finish()
    }
}

extension Answer {
    /// Adds a tag and what follows from it.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .one(let choice):
            bytes.append(1)
            bytes.append(lengthPrefixed: choice)
        case .several(let choices):
            bytes.append(2)
            bytes.append(texts: choices)
        case .text(let text):
            bytes.append(3)
            bytes.append(lengthPrefixed: text)
        case .state(let state):
            bytes.append(4)
            bytes.append(state.code)
        case .severalWithText(let choices, let text):
            bytes.append(5)
            bytes.append(texts: choices)
            bytes.append(lengthPrefixed: text)
        case .withheld(let why):
            precondition(why == .erased, "a restricted answer is stored as it is")
            bytes.append(6)
        }
    }

    /// Reads what ``append(to:)`` adds.
    init(from reader: inout ByteReader) throws(CodecError) {
        let start = reader.offset
        switch try reader.byte() {
        case 1: self = .one(try reader.string())
        case 2: self = .several(try reader.strings())
        case 3: self = .text(try reader.string())
        case 4:
            guard let state = AnswerState(code: try reader.byte()) else {
                throw CodecError(offset: start + 1, reason: "answer state is not known")
            }
            self = .state(state)
        case 5:
            let choices = try reader.strings()
            self = .severalWithText(choices, text: try reader.string())
        case 6: self = .withheld(.erased)
        default: throw CodecError(offset: start, reason: "answer tag is not known")
        }
    }
}
