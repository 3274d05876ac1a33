import ProfileModel

/// Turns the bytes of a delivery of DREAM, chunk by chunk, into rows, and never writes anything.
///
/// One row is one person, one line each: a field does not span lines. A bad row is refused whole; a
/// header that is none refuses the file. Memory stays within a chunk and the longest row allowed.
/// Cost of a row: one pass over its bytes and one allocation for its cells.
public struct DreamReader: Sendable {
    /// The columns, once the first row was read.
    public private(set) var header: DreamHeader?
    /// Why the file is refused, once its first row was read.
    public private(set) var headerError: LineError?

    private var splitter: NDJSONLineSplitter
    /// Rows that end at or before this offset were handed on in an earlier run.
    private let doneThrough: Int

    /// Starts at the beginning of a file.
    ///
    /// With `place`, rows up to it are passed over: the header is needed even then, so that the
    /// caller gives all bytes from the first on.
    public init(
        maximumByteCount: Int = NDJSONLineSplitter.defaultMaximumByteCount,
        resumingBehind place: LinePlace? = nil
    ) {
        splitter = NDJSONLineSplitter(maximumByteCount: maximumByteCount)
        doneThrough = place?.endOffset ?? 0
    }

    /// Takes the next bytes of the file and hands on the rows that end in them.
    ///
    /// After an error of `body` the reader is of no more use.
    public mutating func append<Failure: Error>(
        _ chunk: Span<UInt8>,
        _ body: (DreamHeader, DreamRow) throws(Failure) -> Void
    ) throws(Failure) {
        var splitter = splitter
        defer { self.splitter = splitter }
        try splitter.append(chunk) { (line) throws(Failure) in try take(line, body) }
    }

    /// Says that the file ended, and hands on a last row without a line break.
    public mutating func finish<Failure: Error>(
        _ body: (DreamHeader, DreamRow) throws(Failure) -> Void
    ) throws(Failure) {
        var splitter = splitter
        defer { self.splitter = splitter }
        try splitter.finish { (line) throws(Failure) in try take(line, body) }
        if header == nil, headerError == nil {
            headerError = LineError(
                .invalidHeader,
                "the file is empty; its first row names columns"
            )
        }
    }

    private mutating func take<Failure: Error>(
        _ line: borrowing RawLine,
        _ body: (DreamHeader, DreamRow) throws(Failure) -> Void
    ) throws(Failure) {
        guard headerError == nil else { return }
        guard let header else { return readHeader(line) }
        guard line.place.endOffset > doneThrough else { return }
        try body(header, DreamRow(place: line.place, outcome: Self.outcome(line, header)))
    }

    private mutating func readHeader(_ line: borrowing RawLine) {
        do throws(LineError) {
            header = try DreamHeader(try line.bytes())
        } catch {
            headerError =
                error.code == .invalidHeader
                ? error : LineError(.invalidHeader, "line 1: \(error.message)")
        }
    }

    private static func outcome(
        _ line: borrowing RawLine,
        _ header: DreamHeader
    ) -> Result<DreamRow.Content, LineError> {
        do throws(LineError) {
            return .success(try content(try line.bytes(), header))
        } catch {
            return .failure(error)
        }
    }

    private static func content(
        _ line: Span<UInt8>,
        _ header: DreamHeader
    ) throws(LineError) -> DreamRow.Content {
        var fields = DreamFields(delimiter: header.delimiter)
        guard let first = try fields.next(in: line) else { throw columnCount(0, header) }
        let person: CPRNumber
        do throws(CPRError) {
            person = try CPRNumber.parse(line.extracting(first))
        } catch {
            throw LineError(.invalidSubject, field: header.names[0], error.description)
        }
        let allowsComma = header.delimiter != UInt8(ascii: ",")
        var cells: [ShortValue] = []
        cells.reserveCapacity(header.points.count)
        var invalid: Int?
        var count = 0
        while let range = try fields.next(in: line) {
            count += 1
            if count > header.points.count { continue }
            let attribute = header.points[count - 1].attribute
            let cell = line.extracting(range)
            if let value = DreamCell.value(cell, of: attribute, allowsComma: allowsComma) {
                cells.append(value)
            } else if invalid == nil {
                invalid = count - 1
            }
        }
        // A row with too many or too few fields has them in the wrong columns, so that comes first.
        guard count == header.points.count else { throw columnCount(count + 1, header) }
        if let invalid { throw invalidCell(invalid, header) }
        return DreamRow.Content(person: person, cells: cells)
    }

    private static func columnCount(_ count: Int, _ header: DreamHeader) -> LineError {
        LineError(
            .columnCount,
            "the row has \(count) fields and the header \(header.names.count) columns; check the"
                + " separators"
        )
    }

    private static func invalidCell(_ index: Int, _ header: DreamHeader) -> LineError {
        LineError(
            .invalidValue,
            field: header.names[index + 1],
            DreamCell.rule(header.points[index].attribute)
        )
    }
}
