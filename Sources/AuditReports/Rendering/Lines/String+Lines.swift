extension String {
    /// How many columns of a terminal the text takes.
    var columnCount: Int {
        var count = 0
        for character in self {
            let value = character.unicodeScalars.first?.value ?? 0
            count += Self.isWide(value) ? 2 : 1
        }
        return count
    }

    /// The text in lines of at most so many columns, broken at spaces; a longer word is broken
    /// after a hyphen or, without one, cut.
    ///
    /// Never empty: a text of nothing is one empty line. A text that fits is left as it is.
    func lines(width: Int) -> [String] {
        precondition(width >= 2, "A line is at least two columns wide")
        guard columnCount > width else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            var rest = String(word)
            if !line.isEmpty, line.columnCount + 1 + rest.columnCount <= width {
                line += " " + rest
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while rest.columnCount > width {
                let head = rest.head(width: width)
                lines.append(head)
                rest.removeFirst(head.count)
            }
            line = rest
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The text with spaces up to a width, behind it or, of a number, before it.
    func padded(to width: Int, right: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - columnCount))
        return right ? spaces + self : self + spaces
    }

    private func head(width: Int) -> String {
        var head = ""
        var count = 0
        for character in self {
            let columns = String(character).columnCount
            if count + columns > width { break }
            head.append(character)
            count += columns
        }
        if let hyphen = head.lastIndex(of: "-") { return String(head[...hyphen]) }
        return head
    }

    /// Whether a character takes two columns: East Asian scripts and pictographs.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3: true
        case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: true
        case 0x1F300...0x1FAFF, 0x20000...0x3FFFD: true
        default: false
        }
    }
}
