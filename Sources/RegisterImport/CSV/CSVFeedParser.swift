public import EventModel
import JSON
import ProfileModel

/// Turns rows of long-form CSV into the events that the same rows as NDJSON would give.
///
/// The first row names the fields of the feed; a row without a type is a fact. An empty cell
/// without quotation marks is a field left out; as the value of a fact it says that the attribute
/// ended. Values are typed by the attribute's definition, other cells by their field. A header that
/// names anything else refuses the whole file.
public struct CSVFeedParser: Sendable {
    /// The parser behind, with its catalogues.
    public private(set) var parser: FeedParser
    /// Why the file is refused, once its header was read.
    public private(set) var headerError: LineError?

    private var reader: CSVRecordReader
    private var header: CSVHeader?
    private var writer = JSONWriter()

    /// Starts at the beginning of a file.
    public init(
        parser: FeedParser,
        maximumByteCount: Int = NDJSONLineSplitter.defaultMaximumByteCount
    ) {
        precondition(maximumByteCount > 0, "A row has room for a byte")
        self.parser = parser
        reader = CSVRecordReader(maximumByteCount: maximumByteCount)
    }

    /// Takes the next bytes of the file and hands on the rows that end in them.
    ///
    /// After an error of `body` the parser is of no more use.
    public mutating func append<Failure: Error>(
        _ chunk: Span<UInt8>,
        now: Instant,
        _ body: (FeedRow) throws(Failure) -> Void
    ) throws(Failure) {
        var index = 0
        while true {
            index += reader.takeRun(chunk.extracting(index..<chunk.count))
            if index == chunk.count { return }
            if reader.take(chunk[index]) { try endRecord(now: now, body) }
            index += 1
        }
    }

    /// Says that the file ended, and hands on a last row without a line break.
    public mutating func finish<Failure: Error>(
        now: Instant,
        _ body: (FeedRow) throws(Failure) -> Void
    ) throws(Failure) {
        if reader.finish() { try endRecord(now: now, body) }
    }

    private mutating func endRecord<Failure: Error>(
        now: Instant,
        _ body: (FeedRow) throws(Failure) -> Void
    ) throws(Failure) {
        defer { reader.begin() }
        guard headerError == nil, !reader.isBlank else { return }
        guard let header else {
            readHeader()
            guard let headerError else { return }
            return try body(FeedRow(place: reader.place, outcome: .failure(headerError)))
        }
        let outcome = Result { () throws(LineError) in
            try writeLine(header)
            let line = writer.bytes
            return try parser.parse(line: line, now: now)
        }
        try body(FeedRow(place: reader.place, outcome: outcome))
    }

    private mutating func readHeader() {
        do throws(LineError) {
            if let error = reader.error { throw error }
            var names: [String] = []
            for field in reader.fields {
                guard let name = String(validating: reader.content[field.range], as: UTF8.self)
                else { throw LineError(.invalidHeader, "the first row is not UTF-8") }
                names.append(name)
            }
            header = try CSVHeader(names: names)
        } catch {
            headerError = error
        }
    }

    /// Writes the row as the line of NDJSON that says the same.
    private mutating func writeLine(_ header: CSVHeader) throws(LineError) {
        if let error = reader.error { throw error }
        guard reader.fields.count == header.columns.count else {
            throw LineError(
                .columnCount,
                "the row has \(reader.fields.count) columns and the header"
                    + " \(header.columns.count); check commas and quotation marks"
            )
        }
        writer.removeAll()
        writer.beginObject()
        let type = header.typeColumn.flatMap { isLeftOut($0) ? nil : text($0) }
        if type == nil {
            writer.key(FeedField.type.name)
            writer.string("fact")
        }
        for (column, field) in header.columns.enumerated() {
            try writeCell(column, field, header, isFact: type == nil || type == "fact")
        }
        writer.endObject()
    }

    private mutating func writeCell(
        _ column: Int,
        _ field: FeedField,
        _ header: CSVHeader,
        isFact: Bool
    ) throws(LineError) {
        if isLeftOut(column) {
            guard field == .value, isFact else { return }
            writer.key(field.name)
            return writer.null()
        }
        let isRaw: Bool
        switch field {
        case .value: isRaw = isNumeric(header.attributeColumn) && isNumber(column)
        case .score: isRaw = isNumber(column)
        case .deviates: isRaw = text(column) == "true" || text(column) == "false"
        default: isRaw = false
        }
        writer.key(field.name)
        let content = reader.content
        let cell = reader.fields[column].range
        if isRaw { return writer.raw(content.span.extracting(cell)) }
        do throws(JSONError) {
            try writer.string(utf8: content.span.extracting(cell))
        } catch {
            throw LineError(.notJSON, field: field.name, error.message)
        }
    }

    private func isLeftOut(_ column: Int) -> Bool {
        reader.fields[column].range.isEmpty && !reader.fields[column].isQuoted
    }

    private func text(_ column: Int) -> String {
        String(decoding: reader.content[reader.fields[column].range], as: UTF8.self)
    }

    /// Whether the attribute named in a column takes numbers.
    private func isNumeric(_ column: Int?) -> Bool {
        guard let column, let index = parser.catalog.index(named: text(column)) else {
            return false
        }
        let kind = parser.catalog.all[index].kind
        return kind == .integer || kind == .decimal
    }

    private func isNumber(_ column: Int) -> Bool {
        (try? JSONNumber(parsing: text(column))) != nil
    }
}
