internal import FoundationEssentials
internal import JSON
internal import RegisterImport
internal import SystemPackage

/// Why one row was refused, and where it stands.
struct RejectedRow: Error, Sendable {
    let place: LinePlace
    let code: String
    let field: String?
    let reason: String
}

/// The file of refused rows: one JSON object a line, without anything the row held.
///
/// The rows themselves stay in the feed file; place and reason lead back to them.
final class RejectedRows {
    let path: String
    private let feedName: String
    private var descriptor: FileDescriptor?
    private(set) var byteCount: Int64

    /// Goes on behind `byteCount` bytes of an interrupted import, or starts anew from 0.
    ///
    /// What stands at `path` already is touched only when it is a file of refused rows.
    init(path: String, feedName: String, keeping byteCount: Int64) throws(StoreError) {
        self.path = path
        self.feedName = feedName
        self.byteCount = byteCount
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard Self.isOfRefusedRows(path) else {
            throw StoreError(
                .badInput,
                "\(path) is there and is not a file of refused lines; name another with --rejected",
                field: "rejected"
            )
        }
        if byteCount == 0 { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Whether a file is empty or begins as this type writes it.
    private static func isOfRefusedRows(_ path: String) -> Bool {
        guard let status = try? FilePath(path).stat(), status.type == .regular else { return false }
        let beginning = (try? FeedFile(path: path).chunk(at: 0)) ?? []
        return zip(beginning, "{\"file\":".utf8).allSatisfy(==)
    }

    /// Refuses to write over the feed itself.
    static func refuse(_ path: String, sameAs feed: String) throws(StoreError) {
        let (left, right) = (try? FilePath(path).stat(), try? FilePath(feed).stat())
        guard let left, let right, left.deviceID == right.deviceID, left.inode == right.inode else {
            return
        }
        throw StoreError(
            .badInput,
            "refused lines would be written over the feed; name another file",
            field: "rejected"
        )
    }

    /// How many bytes of refused rows an interrupted import left, 0 where the file is gone.
    static func byteCount(at path: String) -> Int64 {
        (try? FilePath(path).stat().size) ?? 0
    }

    /// Adds rows.
    func append(_ rows: [RejectedRow]) throws(StoreError) {
        guard !rows.isEmpty else { return }
        var writer = JSONWriter()
        for row in rows {
            write(row, to: &writer)
            writer.newline()
        }
        do {
            let file = try open()
            byteCount += Int64(try file.writeAll(toAbsoluteOffset: byteCount, writer.bytes))
        } catch {
            throw StoreError(
                .unavailable,
                "\(path) can not be written; name another file with --rejected",
                cause: error
            )
        }
    }

    func close() {
        try? descriptor?.close()
        descriptor = nil
    }

    private func open() throws -> FileDescriptor {
        if let descriptor { return descriptor }
        let file = try FileDescriptor.open(
            FilePath(path),
            .writeOnly,
            options: .create,
            permissions: [.ownerReadWrite]
        )
        try file.resize(to: byteCount)
        descriptor = file
        return file
    }

    private func write(_ row: RejectedRow, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("file")
        writer.string(feedName)
        writer.key("line")
        writer.integer(row.place.number)
        writer.key("offset")
        writer.integer(row.place.offset)
        writer.key("field")
        if let field = row.field { writer.string(field) } else { writer.null() }
        writer.key("code")
        writer.string(row.code)
        writer.key("reason")
        writer.string(row.reason)
        writer.endObject()
    }
}
