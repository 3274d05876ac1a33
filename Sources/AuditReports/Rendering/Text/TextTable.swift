/// A table as lines of text, as wide as it has to be and no wider than it may.
struct TextTable {
    private let titles: [String]
    private let isNumeric: [Bool]
    private let rows: [[String]]

    /// Between two columns.
    private static let gap = 2
    /// A column of text is not made narrower than this.
    private static let leastWidth = 10

    init(_ table: ReportTable, _ language: Language) {
        titles = table.columns.map { language($0.title).printable }
        isNumeric = table.columns.map(\.isNumeric)
        rows = table.rows.map { row in
            table.columns.indices.map { $0 < row.count ? row[$0].text(in: language).printable : "" }
        }
    }

    /// The lines; where the columns do not fit beside each other, a block for each row.
    func lines(width: Int) -> [String] {
        guard !titles.isEmpty else { return [] }
        guard let widths = widths(within: width) else { return blocks(width: width) }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return line(titles, widths) + [rule.joined(separator: spaces(Self.gap))]
            + rows.flatMap { line($0, widths) }
    }

    /// The width of each column: what its cells take, less where that is too much together.
    private func widths(within width: Int) -> [Int]? {
        var widths = titles.indices.map { column in
            max(1, ([titles] + rows).map { $0[column].columnCount }.max() ?? 1)
        }
        let leasts = titles.indices.map(least)
        var excess = widths.reduce(0, +) - (width - Self.gap * (titles.count - 1))
        while excess > 0 {
            let wide = widths.indices.filter { widths[$0] > leasts[$0] }
            guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// A number is not broken over lines; the title above it may be.
    private func least(of column: Int) -> Int {
        guard isNumeric[column] else { return Self.leastWidth }
        let words = titles[column].split(separator: " ").map { String($0).columnCount }
        return max(2, words.max() ?? 0, rows.map { $0[column].columnCount }.max() ?? 0)
    }

    private func line(_ cells: [String], _ widths: [Int]) -> [String] {
        let parts = zip(cells, widths).map { $0.lines(width: max(2, $1)) }
        let height = parts.map(\.count).max() ?? 0
        return (0..<height).map { row in
            let columns = parts.indices.map { column in
                (row < parts[column].count ? parts[column][row] : "")
                    .padded(to: widths[column], right: isNumeric[column])
            }
            return columns.joined(separator: spaces(Self.gap)).trimmed
        }
    }

    /// Each row as lines of title and value.
    private func blocks(width: Int) -> [String] {
        let indent = min(width / 2, (titles.map(\.columnCount).max() ?? 0) + Self.gap)
        return rows.enumerated().flatMap { index, row in
            zip(titles, row).flatMap { title, value in
                Self.pair(title, value, indent: indent, width: width)
            } + (index + 1 < rows.count ? [""] : [])
        }
    }

    /// What a value is, and the value, beside each other.
    static func pair(_ label: String, _ value: String, indent: Int, width: Int) -> [String] {
        let left = label.lines(width: max(2, indent - gap))
        let right = value.lines(width: max(2, width - indent))
        return (0..<max(left.count, right.count)).map { row in
            let head = (row < left.count ? left[row] : "").padded(to: indent)
            return (head + (row < right.count ? right[row] : "")).trimmed
        }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension String {
    /// The text without spaces at its end.
    var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
