/// Reads a regular expression; nil wherever something is not known.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The whole expression.
    mutating func parse() -> PatternTree? {
        guard let tree = alternatives(), index == scalars.count else { return nil }
        return tree
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func alternatives() -> PatternTree? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 50 else { return nil }
        var branches: [PatternTree] = []
        repeat {
            guard let branch = sequence() else { return nil }
            branches.append(branch)
        } while take("|")
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() -> PatternTree? {
        var pieces: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(), let piece = repeated(atom) else { return nil }
            pieces.append(piece)
        }
        return .sequence(pieces)
    }

    private mutating func repeated(_ atom: PatternTree) -> PatternTree? {
        guard let scalar = next else { return atom }
        let bounds: (Int, Int?)
        switch scalar {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let counts = counts() else { return nil }
            bounds = counts
        default: return atom
        }
        index += 1
        let isLazy = take("?")
        // A second quantifier, or the possessive one.
        if let after = next, "*+?{".unicodeScalars.contains(after) { return nil }
        return .repeated(atom, bounds.0, bounds.1, isLazy: isLazy)
    }

    /// The numbers within braces, up to the closing one.
    private mutating func counts() -> (Int, Int?)? {
        guard let close = scalars[index...].firstIndex(of: "}") else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[(index + 1)..<close])
        let parts = String(view).split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2, let low = Digits.value(parts[0]), low <= 1000 else { return nil }
        index = close
        if parts.count == 1 { return (low, low) }
        if parts[1].isEmpty { return (low, nil) }
        guard let high = Digits.value(parts[1]), high >= low, high <= 1000 else { return nil }
        return (low, high)
    }

    private mutating func atom() -> PatternTree? {
        guard let scalar = next else { return nil }
        index += 1
        switch scalar {
        case ".": return .character(.any)
        case "^": return .start
        case "$": return .end
        case "(":
            if take("?") {
                guard take(":") else { return nil }
            }
            guard let tree = alternatives(), take(")") else { return nil }
            return tree
        case "[": return bracket().map(PatternTree.character)
        case "\\": return escape()
        case "*", "+", "?", "{", "}", "]": return nil
        default: return .character(CharacterClass(scalar))
        }
    }

    private mutating func escape() -> PatternTree? {
        guard let scalar = next else { return nil }
        if scalar == "b" || scalar == "B" {
            index += 1
            return .boundary(scalar == "b")
        }
        return escapedClass().map(PatternTree.character)
    }

    /// What stands after a backslash, within brackets too.
    private mutating func escapedClass() -> CharacterClass? {
        guard let scalar = next else { return nil }
        index += 1
        if let named = CharacterClass.named(scalar) { return named }
        switch scalar {
        case "t": return CharacterClass("\t")
        case "n": return CharacterClass("\n")
        case "r": return CharacterClass("\r")
        default:
            // A letter or a digit that means something elsewhere means nothing here.
            if CharacterClass.word.contains(scalar) { return nil }
            return CharacterClass(scalar)
        }
    }

    private mutating func bracket() -> CharacterClass? {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while let scalar = next, scalar != "]" || ranges.isEmpty {
            if scalar == "[" { return nil }
            index += 1
            var low = CharacterClass(scalar)
            if scalar == "\\" {
                guard let escaped = escapedClass() else { return nil }
                low = escaped
            }
            if low.isNegated { return nil }
            let isRange = next == "-" && index + 1 < scalars.count && scalars[index + 1] != "]"
            if isRange, low.ranges.count == 1, low.ranges[0].count == 1 {
                index += 1
                guard let high = next, high != "\\", high != "[",
                    high.value >= low.ranges[0].lowerBound
                else { return nil }
                index += 1
                ranges.append(low.ranges[0].lowerBound...high.value)
            } else {
                ranges += low.ranges
            }
        }
        guard take("]") else { return nil }
        return CharacterClass(ranges: ranges, isNegated: isNegated)
    }
}
