import ProfileModel

/// Why a line of a feed is refused whole.
///
/// It holds neither a CPR number nor a value of the line, so that it can be shown, logged and
/// written beside the place of the line.
public struct LineError: Error, Hashable, Sendable {
    /// What kind of fault it is.
    public let code: Code
    /// The field at fault; `nil` where it is the line as a whole.
    public let field: String?
    /// What is wrong and how to put it right.
    public let message: String

    /// Makes the error; CPR numbers in the texts are taken out.
    public init(_ code: Code, field: String? = nil, _ message: String) {
        self.code = code
        self.field = field.map { Self.shown($0) }
        self.message = CPRRedaction.redactingCPRNumbers(in: message)
    }

    /// A name from the line if it could be a field's; anything else could be about a person.
    private static func shown(_ name: String) -> String {
        let isName =
            name.utf8.count <= 64
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5B, 0x5D, 0x5F: true
                default: false
                }
            }
        return isName
            ? CPRRedaction.redactingCPRNumbers(in: name) : "(not the name of a field)"
    }
}

extension LineError {
    /// The kinds of fault; the raw values appear in files of rejected lines.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The line is not one JSON object in UTF-8.
        case notJSON = "not-json"
        /// The line is longer than the limit.
        case tooLong = "too-long"
        /// A field is not one that lines of this type have.
        case unknownField = "unknown-field"
        /// A field stands twice.
        case repeatedField = "repeated-field"
        /// A field is missing.
        case missingField = "missing-field"
        /// A field has the wrong kind of JSON value.
        case wrongKind = "wrong-kind"
        /// The line's type is not known.
        case unknownType = "unknown-type"
        /// A source, an id or a reference cannot name an event.
        case invalidKey = "invalid-key"
        /// A subject or an alias is not one.
        case invalidSubject = "invalid-subject"
        /// A time does not parse, or does not exist.
        case invalidTime = "invalid-time"
        /// A registered time lies after the store's clock.
        case timeInFuture = "time-in-future"
        /// The attribute is not known.
        case unknownAttribute = "unknown-attribute"
        /// The value does not fit the attribute.
        case invalidValue = "invalid-value"
        /// The period is not one of the attribute's series.
        case invalidPeriod = "invalid-period"
        /// The form is not known.
        case unknownForm = "unknown-form"
        /// The form has no such question.
        case unknownQuestion = "unknown-question"
        /// The answer does not fit the question.
        case invalidAnswer = "invalid-answer"
        /// A name or text is empty, too long, or not of its list.
        case invalidText = "invalid-text"
        /// An attribute or a form cannot be defined so.
        case invalidDefinition = "invalid-definition"
        /// The first row of a CSV file does not name columns of the feed.
        case invalidHeader = "invalid-header"
        /// A row has more or fewer columns than the header.
        case columnCount = "column-count"
        /// Quotation marks stand where CSV does not have them.
        case misquoted = "misquoted"
    }
}

extension LineError: CustomStringConvertible {
    /// The field, where it is one, and the message.
    public var description: String { field.map { "\($0): \(message)" } ?? message }
}
