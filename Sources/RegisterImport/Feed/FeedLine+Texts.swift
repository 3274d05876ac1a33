import EventModel
import JSON
import ProfileModel

extension FeedLine {
    /// The string in a field that the line must have.
    func string(_ field: FeedField) throws(LineError) -> JSONStringSlice {
        guard case .string(let slice) = self[field] else { throw wrongKind(field, "a string") }
        return slice
    }

    /// The text of a field that the line must have.
    func text(_ field: FeedField) throws(LineError) -> String {
        scanner.string(of: try string(field))
    }

    /// The text of a field that the line may have; null counts as left out.
    func optionalText(_ field: FeedField) throws(LineError) -> String? {
        switch self[field] {
        case .absent, .null: nil
        default: try text(field)
        }
    }

    /// A name or label: 1 to 200 bytes without control characters.
    func label(_ field: FeedField) throws(LineError) -> String {
        let text = try text(field)
        let count = text.utf8.count
        guard count >= 1, count <= 200, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw LineError(
                .invalidText,
                field: field.name,
                "give 1 to 200 bytes of text without control characters"
            )
        }
        return text
    }

    /// A name or label that the line may have.
    func optionalLabel(_ field: FeedField) throws(LineError) -> String? {
        switch self[field] {
        case .absent, .null: nil
        default: try label(field)
        }
    }

    /// A free text that the line may have, of up to 64 KiB.
    func freeText(_ field: FeedField) throws(LineError) -> String? {
        guard let text = try optionalText(field) else { return nil }
        guard text.utf8.count <= QuestionDefinition.maximumTextByteCount else {
            throw LineError(
                .invalidText,
                field: field.name,
                "the text is longer than \(QuestionDefinition.maximumTextByteCount) bytes;"
                    + " shorten it"
            )
        }
        return text
    }

    /// The target group in a field that the line must have.
    func targetGroup() throws(LineError) -> String {
        let group = try text(.targetGroup)
        guard TargetGroup.isToken(group) else {
            throw LineError(
                .invalidText,
                field: FeedField.targetGroup.name,
                "a target group is 1 to 64 of the characters a-z æ ø å 0-9 _ . -,"
                    + " such as dagpenge"
            )
        }
        return group
    }

    /// The error for a field that is missing or holds another kind of value.
    func wrongKind(_ field: FeedField, _ expected: String) -> LineError {
        if case .absent = self[field] {
            return LineError(
                .missingField,
                field: field.name,
                "the field is missing; give \(expected)"
            )
        }
        return LineError(.wrongKind, field: field.name, "give \(expected)")
    }

    /// Refuses fields that lines of the type do not have, and missing ones that they must have.
    func check(_ type: FeedLineType) throws(LineError) {
        if let field = fields.subtracting(type.allowed).first {
            throw LineError(
                .unknownField,
                field: field.name,
                "\(type.phrase) line has no such field; remove it"
            )
        }
        if let field = type.required.subtracting(fields).first {
            throw LineError(
                .missingField,
                field: field.name,
                "\(type.phrase) line needs this field"
            )
        }
    }
}
