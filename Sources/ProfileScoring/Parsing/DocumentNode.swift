import JSON
import ProfileModel

/// A value of a model document together with its place, for messages.
struct DocumentNode {
    let value: JSONValue
    /// The place, such as `$.features[2].from`.
    let path: String

    /// The error of one reason at this place.
    func fault(_ reason: ModelDocumentError.Reason) -> ModelDocumentError {
        ModelDocumentError(reason, at: path)
    }

    /// A text that is not empty.
    func text() throws(ModelDocumentError) -> String {
        guard let text = value.string else { throw fault(.wrongKind(expected: "a text")) }
        guard !text.isEmpty else { throw fault(.empty) }
        return text
    }

    /// A text of the characters of a token.
    func token() throws(ModelDocumentError) -> String {
        let text = try text()
        guard CodeShape.token.matches(text) else { throw fault(.notAToken) }
        return text
    }

    /// A finite number.
    func number() throws(ModelDocumentError) -> Double {
        guard let number = value.number else { throw fault(.wrongKind(expected: "a number")) }
        guard let double = number.double, double.isFinite else { throw fault(.numberTooLarge) }
        return double
    }

    /// A whole number of a range.
    func wholeNumber(_ range: ClosedRange<Int>) throws(ModelDocumentError) -> Int {
        guard value.number != nil, let number = value.int64 else {
            throw fault(.wrongKind(expected: "a whole number"))
        }
        guard let number = Int(exactly: number), range.contains(number) else {
            throw fault(.outOfRange(lowest: range.lowerBound, highest: range.upperBound))
        }
        return number
    }

    /// The word true; false would say nothing and is refused.
    func trueWord() throws(ModelDocumentError) {
        guard value.bool == true else { throw fault(.wrongKind(expected: "true")) }
    }

    /// One of the values of an enumeration.
    func choice<Choice: RawRepresentable>(
        of choices: [Choice]
    ) throws(ModelDocumentError) -> Choice where Choice.RawValue == String {
        let text = try text()
        guard let choice = choices.first(where: { $0.rawValue == text }) else {
            throw fault(.notAmong(choices.map(\.rawValue)))
        }
        return choice
    }

    /// The elements of a list, which is not empty unless that is allowed.
    func elements(allowsNone: Bool = false) throws(ModelDocumentError) -> [DocumentNode] {
        guard let array = value.array else { throw fault(.wrongKind(expected: "a list")) }
        guard allowsNone || !array.isEmpty else { throw fault(.empty) }
        return array.enumerated().map { place, element in
            DocumentNode(value: element, path: "\(path)[\(place)]")
        }
    }

    /// A list of different tokens.
    func tokens(allowsNone: Bool = false) throws(ModelDocumentError) -> [String] {
        var tokens: [String] = []
        for element in try elements(allowsNone: allowsNone) {
            let token = try element.token()
            guard !tokens.contains(token) else { throw element.fault(.duplicate(token)) }
            tokens.append(token)
        }
        return tokens
    }

    /// The members of an object that has no other fields than those named.
    func members(_ names: String...) throws(ModelDocumentError) -> DocumentMembers {
        let members = try anyMembers()
        for name in members.object.keys where !names.contains(name) {
            throw ModelDocumentError(.unknownField(name), at: path)
        }
        return members
    }

    /// The members of an object of any fields.
    func anyMembers() throws(ModelDocumentError) -> DocumentMembers {
        guard let object = value.object else { throw fault(.wrongKind(expected: "an object")) }
        return DocumentMembers(object: object, path: path)
    }
}
