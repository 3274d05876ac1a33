/// Deals small numbers to the codes that a kernel mentions, feature by feature.
///
/// Codes are told apart byte for byte, as ``Predicate`` does.
struct CodeInterner {
    /// The codes of each feature, in the order in which they were first mentioned.
    private(set) var codes: [[String]]
    /// The sets of codes that tests ask for, as bits.
    private(set) var words: [UInt64] = []

    init(featureCount: Int) {
        codes = Array(repeating: [], count: featureCount)
    }

    /// Adds the set of these codes and says which words it takes.
    mutating func intern(_ listed: [String], of feature: FeatureIndex) -> Range<Int> {
        let numbers = listed.map { number(of: $0, feature.position) }
        let count = (numbers.max() ?? 0) / 64 + 1
        let first = words.count
        words.append(contentsOf: repeatElement(0, count: count))
        for number in numbers { words[first + number / 64] |= 1 << UInt64(number % 64) }
        return first..<words.count
    }

    private mutating func number(of code: String, _ feature: Int) -> Int {
        if let known = codes[feature].firstIndex(where: { $0.utf8.elementsEqual(code.utf8) }) {
            return known
        }
        codes[feature].append(code)
        return codes[feature].count - 1
    }
}
