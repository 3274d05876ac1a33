/// A set of characters.
struct CharacterClass: Hashable, Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    /// Whether a character belongs to the set.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isNegated
    }

    /// One character.
    init(_ scalar: Unicode.Scalar) {
        ranges = [scalar.value...scalar.value]
    }

    init(ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
        self.ranges = ranges
        self.isNegated = isNegated
    }

    /// Everything but the end of a line.
    static let any = CharacterClass(ranges: [0x0A...0x0A], isNegated: true)
    /// The digits of ASCII.
    static let digit = CharacterClass(ranges: [0x30...0x39])
    /// Letters, digits and the low line, of ASCII.
    static let word = CharacterClass(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// White space of ASCII.
    static let space = CharacterClass(ranges: [0x09...0x0D, 0x20...0x20])

    /// The set that a letter after a backslash means.
    static func named(_ letter: Unicode.Scalar) -> CharacterClass? {
        switch letter {
        case "d": digit
        case "w": word
        case "s": space
        case "D": digit.negated
        case "W": word.negated
        case "S": space.negated
        default: nil
        }
    }

    private var negated: CharacterClass {
        CharacterClass(ranges: ranges, isNegated: !isNegated)
    }
}
