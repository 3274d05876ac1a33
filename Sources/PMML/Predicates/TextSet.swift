/// A set of texts, as one bit for each text of the document.
struct TextSet: Hashable, Sendable {
    private var words: [UInt64] = []

    /// Whether the set has a text; texts that the document does not have are in none.
    func contains(_ code: TextCode) -> Bool {
        let word = Int(code.index) >> 6
        return word < words.count && words[word] >> UInt64(code.index & 63) & 1 == 1
    }

    /// Adds a text.
    mutating func insert(_ code: TextCode) {
        let word = Int(code.index) >> 6
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(code.index & 63)
    }
}
