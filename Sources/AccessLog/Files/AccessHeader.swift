internal import EventModel

/// The readable head of a record of the read log.
///
/// Byte tables: `Docs/FORMAT.md`.
struct AccessHeader: Hashable, Sendable {
    /// What a record states.
    enum Kind: UInt8, Sendable {
        /// That somebody read.
        case reading = 1
        /// That entries were taken away.
        case pruning = 2
    }

    static let byteCount = 24
    private static let format: UInt8 = 1
    private static let spare = 6

    var kind: Kind
    var number: UInt64
    /// Microseconds since 1970.
    var recorded: Int64

    /// Adds the 24 bytes.
    func append(to bytes: inout [UInt8]) {
        bytes.append(Self.format)
        bytes.append(kind.rawValue)
        for _ in 0..<Self.spare { bytes.append(0) }
        bytes.append(littleEndian: number)
        bytes.append(littleEndian: recorded)
    }

    init(kind: Kind, number: UInt64, recorded: Int64) {
        self.kind = kind
        self.number = number
        self.recorded = recorded
    }

    /// Reads a head; throws where it is none of a record with this number.
    init(of record: RawSpan, at number: UInt64) throws(CodecError) {
        var reader = ByteReader(record)
        guard try reader.byte() == Self.format, let kind = Kind(rawValue: try reader.byte()) else {
            throw CodecError(offset: 0, reason: "record has no known format and kind")
        }
        for _ in 0..<Self.spare where try reader.byte() != 0 {
            throw CodecError(offset: reader.offset, reason: "spare byte is not zero")
        }
        self.kind = kind
        self.number = try reader.uint64()
        recorded = try reader.int64()
        guard self.number == number else {
            throw CodecError(offset: 8, reason: "record stands in another's place")
        }
    }
}
