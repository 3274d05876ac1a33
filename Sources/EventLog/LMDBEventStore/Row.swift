internal import Crypto
internal import EventModel
internal import LMDB

/// One segment of a subject's packed history, as it stands in the database.
///
/// A stream is cut into segments so that an append rewrites a bounded number of bytes however long
/// the stream is. Byte tables: `Docs/FORMAT.md`.
enum Row {
    /// The layout that this release writes.
    static let format: UInt8 = 1
    /// A segment is closed when the next entry would take it over this many bytes.
    static let segmentByteCount = 16 << 10

    /// The row's key: subject and segment, most significant byte first.
    static func key(_ subject: SubjectID, segment: UInt32) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(12)
        key.append(bigEndian: subject.rawValue)
        key.append(bigEndian: segment)
        return key
    }

    /// The row's value: four readable bytes, then the packed entries, sealed for persons.
    static func value(
        of packed: [UInt8], key: [UInt8], isClosed: Bool, keys: SubjectKeys?
    ) -> [UInt8] {
        var value: [UInt8] = [format, isClosed ? 1 : 0, keys == nil ? 0 : 1, 0]
        value.reserveCapacity(packed.count + 4 + Sealer.overhead)
        guard let keys else { return value + packed }
        let context = key + value
        unsafe Sealer.seal(
            packed.span.bytes, with: keys.rows, authenticating: context.span.bytes, to: &value)
        return value
    }

    /// Opens a row and adds its packed entries to `output`; tells whether the segment is closed.
    static func open(
        _ value: RawSpan, key: [UInt8], keys: SubjectKeys?, to output: inout [UInt8]
    ) throws -> Bool {
        var reader = ByteReader(value)
        let head = [UInt8](copying: try reader.bytes(4))
        guard head[0] == format, head[1] <= 1, head[2] == (keys == nil ? 0 : 1), head[3] == 0
        else { throw CodecError(offset: 0, reason: "row layout is not known to this release") }
        let rest = reader.rest()
        if let keys {
            let context = key + head
            guard
                unsafe Sealer.open(
                    rest, with: keys.rows, authenticating: context.span.bytes, to: &output)
            else { throw CodecError(offset: 4, reason: "row was altered, or its key is another") }
        } else {
            output.append(copying: rest)
        }
        return head[1] == 1
    }
}
