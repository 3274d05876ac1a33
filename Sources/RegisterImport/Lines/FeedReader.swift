public import EventModel

/// Turns the bytes of a feed file, chunk by chunk, into rows with their events.
///
/// It is the whole way from a file to events for both formats. Memory stays within a chunk and the
/// longest line allowed.
public struct FeedReader: Sendable {
    /// How a file is written.
    public enum Format: String, Sendable, CaseIterable {
        /// One JSON object a line.
        case ndjson
        /// Long-form CSV, one row an event.
        case csv
    }

    private var splitter: NDJSONLineSplitter
    private var parser: FeedParser
    /// The reader of CSV, where the file is CSV.
    private var csv: CSVFeedParser?
    /// Rows that end at or before this offset were handed on in an earlier run.
    private let doneThrough: Int

    /// The offset in the file at which the caller starts to read.
    public let startOffset: Int

    /// Starts at the beginning of a file, or behind a row of an earlier run.
    ///
    /// CSV is read from its beginning even then, because of its header; rows up to `place` are not
    /// handed on again.
    public init(
        format: Format,
        parser: FeedParser,
        maximumByteCount: Int = NDJSONLineSplitter.defaultMaximumByteCount,
        resumingBehind place: LinePlace? = nil
    ) {
        doneThrough = place?.endOffset ?? 0
        splitter = NDJSONLineSplitter(maximumByteCount: maximumByteCount, resumingBehind: place)
        self.parser = parser
        csv =
            format == .csv
            ? CSVFeedParser(parser: parser, maximumByteCount: maximumByteCount) : nil
        startOffset = format == .csv ? 0 : doneThrough
    }

    /// Why the whole file is refused, where its header is not one; no rows follow.
    public var headerError: LineError? {
        csv?.headerError
    }

    /// Takes the next bytes of the file and hands on the rows that end in them.
    ///
    /// `now` is the store's clock, against which registered times are checked. After an error of
    /// `body` the reader is of no more use.
    public mutating func append<Failure: Error>(
        _ chunk: Span<UInt8>,
        now: Instant,
        _ body: (FeedRow) throws(Failure) -> Void
    ) throws(Failure) {
        try append(chunk, now: now) { (row, _) throws(Failure) in try body(row) }
    }

    /// Takes the next bytes of the file and hands on the rows that end in them, with the parser.
    ///
    /// A caller that stores definitions gives the parser what the store made of them, by
    /// ``FeedParser/adopt(catalog:forms:)``, before the next row is read. CSV has no definitions.
    public mutating func append<Failure: Error>(
        _ chunk: Span<UInt8>,
        now: Instant,
        _ body: (FeedRow, inout FeedParser) throws(Failure) -> Void
    ) throws(Failure) {
        let doneThrough = doneThrough
        var parser = parser
        defer { self.parser = parser }
        guard csv == nil else {
            try csv?.append(chunk, now: now) { (row) throws(Failure) in
                if row.place.endOffset > doneThrough { try body(row, &parser) }
            }
            return
        }
        try splitter.append(chunk) { (line) throws(Failure) in
            try body(Self.row(line, &parser, now: now), &parser)
        }
    }

    /// Says that the file ended, and hands on a last row without a line break.
    public mutating func finish<Failure: Error>(
        now: Instant,
        _ body: (FeedRow) throws(Failure) -> Void
    ) throws(Failure) {
        try finish(now: now) { (row, _) throws(Failure) in try body(row) }
    }

    /// Says that the file ended, and hands on a last row without a line break, with the parser.
    public mutating func finish<Failure: Error>(
        now: Instant,
        _ body: (FeedRow, inout FeedParser) throws(Failure) -> Void
    ) throws(Failure) {
        let doneThrough = doneThrough
        var parser = parser
        defer { self.parser = parser }
        try csv?.finish(now: now) { (row) throws(Failure) in
            if row.place.endOffset > doneThrough { try body(row, &parser) }
        }
        try splitter.finish { (line) throws(Failure) in
            try body(Self.row(line, &parser, now: now), &parser)
        }
    }

    private static func row(
        _ line: borrowing RawLine,
        _ parser: inout FeedParser,
        now: Instant
    ) -> FeedRow {
        do throws(LineError) {
            let event = try parser.parse(line: try line.bytes(), now: now)
            return FeedRow(place: line.place, outcome: .success(event))
        } catch {
            return FeedRow(place: line.place, outcome: .failure(error))
        }
    }
}
