internal import EventModel
internal import RegisterImport

/// How far an interrupted import had come, kept as a bookmark with the events it stored.
///
/// Everything up to `place` is stored or stands in the file of refused rows. A mark belongs to one
/// state of one file: when size or time of change differ, the import starts over, and what is
/// stored is recognised as duplicate.
struct ImportMark: Hashable, Sendable {
    var fileByteCount: Int64
    var fileModified: Int64
    var place: LinePlace
    var rejectedByteCount: Int64
    var rows: Int64
    var stored: Int64
    var duplicates: Int64
    var rejected: Int64

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for number in [
            fileByteCount, fileModified, Int64(place.number), Int64(place.offset),
            Int64(place.endOffset), rejectedByteCount, rows, stored, duplicates, rejected,
        ] {
            bytes.append(littleEndian: number)
        }
        return bytes
    }

    init(
        file: FeedFile,
        place: LinePlace,
        rejectedByteCount: Int64,
        summary: ImportSummary
    ) {
        fileByteCount = Int64(file.byteCount)
        fileModified = file.modified
        self.place = place
        self.rejectedByteCount = rejectedByteCount
        rows = Int64(summary.rows)
        stored = Int64(summary.stored)
        duplicates = Int64(summary.duplicates)
        rejected = Int64(summary.rejected)
    }

    init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = unsafe ByteReader(bytes.span.bytes)
        fileByteCount = try reader.int64()
        fileModified = try reader.int64()
        let number = Int(try reader.int64())
        let offset = Int(try reader.int64())
        place = LinePlace(number: number, offset: offset, endOffset: Int(try reader.int64()))
        rejectedByteCount = try reader.int64()
        rows = try reader.int64()
        stored = try reader.int64()
        duplicates = try reader.int64()
        rejected = try reader.int64()
    }
}
