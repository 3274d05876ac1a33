internal import EventModel
internal import RegisterImport

/// How far an interrupted import of a delivery had come, kept as a bookmark.
///
/// It begins as the mark of a feed does, with the unchanged rows in the place of the duplicates.
struct DeliveryMark: Hashable, Sendable {
    var feed: ImportMark
    var corrections: Int64

    var bytes: [UInt8] {
        var bytes = feed.bytes
        bytes.append(littleEndian: corrections)
        return bytes
    }

    init(feed: ImportMark, corrections: Int) {
        self.feed = feed
        self.corrections = Int64(corrections)
    }

    init(decoding bytes: [UInt8]) throws(CodecError) {
        feed = try ImportMark(decoding: bytes)
        var reader = unsafe ByteReader(bytes.span.bytes)
        _ = try reader.bytes(feed.bytes.count)
        corrections = try reader.int64()
    }
}

extension DeliverySummary {
    /// The counts as the mark of a feed keeps them.
    var asFeed: ImportSummary {
        var summary = ImportSummary(file: file)
        summary.rows = rows
        summary.stored = stored
        summary.duplicates = unchanged
        summary.rejected = rejected
        return summary
    }

    /// Takes over the counts of an interrupted run.
    mutating func resume(_ mark: DeliveryMark) {
        rows = Int(mark.feed.rows)
        stored = Int(mark.feed.stored)
        unchanged = Int(mark.feed.duplicates)
        rejected = Int(mark.feed.rejected)
        corrections = Int(mark.corrections)
        resumedBehindLine = mark.feed.place.number
    }
}
