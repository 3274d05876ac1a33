/// How much room a text takes in a drawing.
///
/// A drawing does not know its font, so the widths are those of a wide one (DejaVu Sans, in
/// thousandths of the size, the widest of each kind of letter): a text in Arial or Helvetica takes
/// less than is kept for it.
enum TextMetrics {
    /// From one line of a text to the next, as a multiple of the size.
    static let lineHeight = 1.25

    /// The width of a text on one line.
    static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars { thousandths += advance(scalar.value) }
        return Double(thousandths) * size * (isBold ? 1.18 : 1) / 1000
    }

    /// The text in lines no wider than `width`, broken at spaces; a longer word is broken
    /// after a hyphen or, without one, cut.
    static func lines(
        _ text: String,
        width: Double,
        size: Double,
        isBold: Bool = false
    ) -> [String] {
        func fits(_ text: String) -> Bool { Self.width(text, size: size, isBold: isBold) <= width }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if fits(longer) {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            for character in word {
                if !line.isEmpty, !fits(line + String(character)) {
                    let end = line.lastIndex(of: "-").map { line.index(after: $0) } ?? line.endIndex
                    lines.append(String(line[..<end]))
                    line = String(line[end...])
                }
                line.append(character)
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func advance(_ value: UInt32) -> Int {
        switch value {
        case 0x20, 0xA0, 0x2C, 0x2E: 325
        case 0x69, 0x6A, 0x6C, 0x49, 0x27, 0x7C: 345
        case 0x66, 0x72, 0x74, 0x28, 0x29, 0x3A, 0x3B, 0x2D, 0x2F, 0x21: 430
        case 0x30...0x39, 0xB7: 636
        case 0x25, 0x6D, 0x57, 0xE6, 0xC6, 0x40, 0x2014, 0x2026: 1_000
        case 0x77, 0x4D, 0x4F, 0x51, 0xD8, 0x2B, 0x2212, 0x2192: 863
        case 0x23, 0x26, 0x3C...0x3E, 0x5E, 0x7E: 863
        case 0x41...0x5A, 0xC0...0xDE: 775
        case 0x21...0x7E, 0xDF...0xFF: 636
        case 0x300...0x36F: 0
        case 0x100...0x24F, 0x2010...0x2013: 775
        case 0x2E80...: 1_100
        default: 900
        }
    }
}
