/// Rows of text in columns as wide as their widest cell.
struct Table {
    private let headings: [String]
    private var rows: [[String]] = []
    private let indent: String

    init(_ headings: [String], indent: String = "  ") {
        self.headings = headings
        self.indent = indent
    }

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row; missing cells are empty.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The table as lines, the headings quiet, no blanks at the ends of lines.
    func lines(_ style: Style) -> [String] {
        let widths = headings.indices.map { column in
            (rows + [headings]).map { cell($0, column).count }.max() ?? 0
        }
        let head = line(headings, widths)
        let isHeaded = headings.contains { !$0.isEmpty }
        return (isHeaded ? [style.quiet(head)] : []) + rows.map { line($0, widths) }
    }

    private func cell(_ row: [String], _ column: Int) -> String {
        column < row.count ? row[column] : ""
    }

    private func line(_ row: [String], _ widths: [Int]) -> String {
        var text = indent
        for (column, width) in widths.enumerated() {
            let cell = cell(row, column)
            text += cell + String(repeating: " ", count: width - cell.count + 2)
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
