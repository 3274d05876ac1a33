/// A table of a corpus: a header and rows of texts.
struct CSVTable {
    let columns: [String]
    let rows: [[String]]

    /// Reads a table whose cells are separated by commas, or by tabs where the header has one.
    init(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
        let separator: Character = lines.first?.contains("\t") == true ? "\t" : ","
        let cells = lines.map { Self.cells($0, separator) }
        columns = cells.first ?? []
        rows = Array(cells.dropFirst())
    }

    private static func cells(_ line: Substring, _ separator: Character) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator && !isQuoted {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells + [cell]
    }

    /// Whether a cell says that there is no value.
    static func isMissing(_ cell: String) -> Bool {
        cell.isEmpty || cell == "NA" || cell == "N/A"
    }
}
