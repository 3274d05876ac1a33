internal import JSON

/// JSON values as texts, for rows that are laid out once.
enum JSONText {
    static let null = "null"

    /// A text in quotation marks.
    static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.text
    }
}
