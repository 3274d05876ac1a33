/// Cuts one line of a delivery into its fields, in place.
///
/// Fields may stand in quotation marks. A mark inside a field, text behind a closing mark, and a
/// field that does not close on its line are refused: no column of a delivery has such text.
struct DreamFields {
    private let delimiter: UInt8
    private var start = 0
    private var isAtEnd = false

    init(delimiter: UInt8) {
        self.delimiter = delimiter
    }

    /// Where the next field stands, without its quotation marks; `nil` behind the last.
    mutating func next(in line: Span<UInt8>) throws(LineError) -> Range<Int>? {
        if isAtEnd { return nil }
        guard start < line.count, line[start] == UInt8(ascii: "\"") else {
            return try unquoted(in: line)
        }
        var end = start + 1
        while end < line.count, line[end] != UInt8(ascii: "\"") { end += 1 }
        guard end < line.count else {
            throw Self.misquoted("a quotation mark is not closed on its line; close it")
        }
        let field = (start + 1)..<end
        guard end + 1 == line.count || line[end + 1] == delimiter else {
            throw Self.misquoted("text follows a closing quotation mark; separate the fields")
        }
        pass(end + 1, in: line)
        return field
    }

    private mutating func unquoted(in line: Span<UInt8>) throws(LineError) -> Range<Int> {
        let begin = start
        var end = start
        while end < line.count, line[end] != delimiter {
            if line[end] == UInt8(ascii: "\"") {
                throw Self.misquoted("a quotation mark stands inside a field; take it out")
            }
            end += 1
        }
        pass(end, in: line)
        return begin..<end
    }

    /// Goes on behind the delimiter at `end`, or stops at the end of the line.
    private mutating func pass(_ end: Int, in line: Span<UInt8>) {
        isAtEnd = end == line.count
        start = end + 1
    }

    private static func misquoted(_ message: String) -> LineError {
        LineError(.misquoted, message)
    }
}
