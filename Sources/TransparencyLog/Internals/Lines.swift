/// The lines of a text that ends with a newline, each without it.
enum Lines {
    /// `nil` where the text is empty or its last line is cut short.
    static func split(_ text: String) -> [Substring]? {
        guard text.utf8.last == 0x0A else { return nil }
        return text.unicodeScalars.dropLast()
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { Substring($0) }
    }
}
