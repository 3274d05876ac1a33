import EventModel
import JSON
import RegisterImport

/// Whole files of the feed, read at once or in chunks.
enum FeedFile {
    /// What became of a row, without its place.
    enum Outcome: Equatable {
        case event(NewEvent)
        case refused(LineError.Code, String?)

        init(_ row: FeedRow) {
            switch row.outcome {
            case .success(let event): self = .event(event)
            case .failure(let error): self = .refused(error.code, error.field)
            }
        }
    }

    static func rows(
        _ bytes: [UInt8],
        _ format: FeedReader.Format,
        limit: Int = NDJSONLineSplitter.defaultMaximumByteCount,
        chunk: Int = 1 << 20,
        resumingBehind place: LinePlace? = nil
    ) -> [FeedRow] {
        var rows: [FeedRow] = []
        var reader = FeedReader(
            format: format,
            parser: Feed.parser(),
            maximumByteCount: limit,
            resumingBehind: place
        )
        var start = reader.startOffset
        while start < bytes.count {
            let end = min(bytes.count, start + chunk)
            reader.append(bytes.span.extracting(start..<end), now: Feed.now) { rows.append($0) }
            start = end
        }
        reader.finish(now: Feed.now) { rows.append($0) }
        return rows
    }

    static func outcomes(
        _ bytes: [UInt8],
        _ format: FeedReader.Format,
        limit: Int = NDJSONLineSplitter.defaultMaximumByteCount,
        chunk: Int = 1 << 20
    ) -> [Outcome] {
        rows(bytes, format, limit: limit, chunk: chunk).map(Outcome.init)
    }

    static func outcomes(_ text: String, _ format: FeedReader.Format) -> [Outcome] {
        outcomes(Array(text.utf8), format)
    }

    /// The CSV that says the same as lines of NDJSON, columns and quotation marks at random.
    static func csv(
        _ rows: [[(String, String)]],
        ending: String,
        using generator: inout SeededGenerator
    ) throws -> String {
        let columns = Set(rows.joined().map(\.0)).sorted().shuffled(using: &generator)
        var lines = [columns.joined(separator: ",")]
        for row in rows {
            var cells: [String] = []
            for column in columns {
                let literal = row.first { $0.0 == column }?.1
                cells.append(try cell(literal, using: &generator))
            }
            lines.append(cells.joined(separator: ","))
        }
        return lines.joined(separator: ending)
    }

    private static func cell(
        _ literal: String?,
        using generator: inout SeededGenerator
    ) throws -> String {
        guard let literal, literal != "null" else { return "" }
        let text = try JSONValue(parsing: literal).string ?? literal
        let mustQuote = text.isEmpty || text.utf8.contains { ",\"\r\n".utf8.contains($0) }
        guard mustQuote || Bool.random(using: &generator) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
