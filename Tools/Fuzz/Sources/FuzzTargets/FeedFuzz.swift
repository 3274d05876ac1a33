import EventModel
import ProfileModel
import RegisterImport

/// Feeds, whole and cut into chunks: the same rows come out.
enum FeedFuzz {
    static let now = Instant(microseconds: 1_767_225_600_000_000)

    static func run(_ bytes: [UInt8], _ format: FeedReader.Format) {
        let whole = rows(bytes, format, chunk: max(1, bytes.count))
        let cut = rows(bytes, format, chunk: 7)
        hold(whole == cut, "rows do not depend on how a file is cut")
    }

    private static func rows(_ bytes: [UInt8], _ format: FeedReader.Format, chunk: Int) -> [String]
    {
        let parser = FeedParser(catalog: .builtIn, forms: .builtIn) { "derived-\($0.count)" }
        var reader = FeedReader(format: format, parser: parser, maximumByteCount: 1 << 16)
        var rows: [String] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let part = Array(bytes[start..<min(bytes.count, start + chunk)])
            reader.append(part.span, now: now) { rows.append("\($0)") }
        }
        reader.finish(now: now) { rows.append("\($0)") }
        return rows
    }
}

/// Deliveries of DREAM.
enum DreamFuzz {
    static func run(_ bytes: [UInt8]) {
        hold(rows(bytes, chunk: max(1, bytes.count)) == rows(bytes, chunk: 5), "rows do not depend")
    }

    private static func rows(_ bytes: [UInt8], chunk: Int) -> [String] {
        var reader = DreamReader(maximumByteCount: 1 << 16)
        var rows: [String] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let part = Array(bytes[start..<min(bytes.count, start + chunk)])
            reader.append(part.span) { _, row in rows.append("\(row)") }
        }
        reader.finish { _, row in rows.append("\(row)") }
        return rows
    }
}
