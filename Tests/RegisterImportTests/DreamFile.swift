import ProfileModel
import RegisterImport

/// Whole deliveries of DREAM, read at once or in chunks.
struct DreamFile {
    var header: DreamHeader?
    var headerError: LineError?
    var rows: [DreamRow] = []

    /// A test person's number.
    static let person = "0108629996"

    init(
        _ bytes: [UInt8],
        chunk: Int = 1 << 20,
        limit: Int = NDJSONLineSplitter.defaultMaximumByteCount,
        resumingBehind place: LinePlace? = nil
    ) {
        var reader = DreamReader(maximumByteCount: limit, resumingBehind: place)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + chunk)
            reader.append(bytes.span.extracting(start..<end)) { _, row in rows.append(row) }
            start = end
        }
        reader.finish { _, row in rows.append(row) }
        header = reader.header
        headerError = reader.headerError
    }

    init(_ text: String, chunk: Int = 1 << 20) {
        self.init(Array(text.utf8), chunk: chunk)
    }

    /// What became of each row, without its place.
    var outcomes: [Outcome] {
        rows.map { row in
            switch row.outcome {
            case .success(let content): .row(content)
            case .failure(let error): .refused(error.code, error.field)
            }
        }
    }

    /// What became of a row.
    enum Outcome: Equatable {
        case row(DreamRow.Content)
        case refused(LineError.Code, String?)
    }

    /// The values of a row, as the attributes of its columns have them; `nil` where it is refused.
    func values(_ index: Int) throws -> [AttributeValue?]? {
        guard case .success(let content) = rows[index].outcome, let header else { return nil }
        return zip(content.cells, header.points).map { $0.value(ofKind: $1.kind) }
    }
}
