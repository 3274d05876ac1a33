/// The texts of a document, each once.
struct TextTable: Sendable {
    private(set) var texts: [String] = []
    private var codes: [String: Int32] = [:]

    /// The number of texts.
    var count: Int { texts.count }

    /// The code of a text, if the table has it.
    func code(of text: String) -> TextCode? {
        codes[text].map(TextCode.init(index:))
    }

    /// The code of a text, which is added if it is new.
    mutating func intern(_ text: String) -> TextCode {
        if let code = code(of: text) { return code }
        let code = TextCode(index: Int32(texts.count))
        texts.append(text)
        codes[text] = code.index
        return code
    }
}
