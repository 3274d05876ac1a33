internal import PMML

/// A file of rows with commas between and no quotes: a header first, then a line for each.
struct RowFile {
    /// The rows, with the values in the order of the document's fields.
    let rows: [[PMMLInput]]

    init(_ bytes: [UInt8], fields: [PMMLField]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
        let header = lines.popFirst().map(Self.cells) ?? []
        let columns = fields.map { field in
            guard let column = header.firstIndex(of: field.name) else {
                ScorePMML.stop("the rows have no column \(field.name)")
            }
            return column
        }
        rows = lines.map { line in
            let cells = Self.cells(line)
            return zip(fields, columns).map { Self.input(cells[$1], $0) }
        }
    }

    private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func input(_ cell: String, _ field: PMMLField) -> PMMLInput {
        if field.type == .string { return .text(cell) }
        guard let number = Double(cell) else { ScorePMML.stop("\(field.name): no number") }
        return .number(number)
    }
}
