import EventModel
import Testing

@Suite struct RecordHeaderTests {
    private let header = RecordHeader(
        type: .submission,
        isSealed: true,
        revision: Revision(rawValue: 0x0102_0304),
        subject: SubjectID(rawValue: 0x0506_0708_090A_0B0C),
        recorded: RecordedTime(Instant(microseconds: -2)),
        position: Position(rawValue: 9)
    )

    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        header.append(to: &bytes)
        return bytes
    }

    private func decode(_ bytes: [UInt8]) throws -> RecordHeader {
        var reader = unsafe ByteReader(bytes.span.bytes)
        return try RecordHeader(from: &reader)
    }

    @Test func `a header has 32 bytes in the order of the format`() {
        let recorded: [UInt8] = [0xFE] + [UInt8](repeating: 0xFF, count: 7)
        #expect(
            bytes == [1, 3, 1, 0, 4, 3, 2, 1, 0x0C, 0x0B, 0x0A, 9, 8, 7, 6, 5] + recorded
                + [9, 0, 0, 0, 0, 0, 0, 0]
        )
        #expect(bytes.count == RecordHeader.byteCount)
    }

    @Test func `random headers are read back and leave the payload unread`() throws {
        var random = RecordRandom(seed: 1)
        for _ in 0..<1_000 {
            let header = RecordHeader(
                type: EventType(rawValue: UInt8(truncatingIfNeeded: random.next())),
                isSealed: Bool.random(using: &random),
                revision: Revision(rawValue: UInt32(truncatingIfNeeded: random.next())),
                subject: SubjectID(rawValue: random.next()),
                recorded: RecordedTime(Instant(microseconds: Int64(bitPattern: random.next()))),
                position: Position(rawValue: random.next())
            )
            var bytes: [UInt8] = []
            header.append(to: &bytes)
            bytes += [7, 7]
            var reader = unsafe ByteReader(bytes.span.bytes)
            #expect(try RecordHeader(from: &reader) == header)
            #expect(reader.remaining == 2)
        }
    }

    @Test func `every cut header is refused`() {
        for count in 0..<RecordHeader.byteCount {
            #expect(throws: CodecError.self) { try decode(Array(bytes.prefix(count))) }
        }
    }

    @Test func `another layout, other flags and a filled gap are refused, all else is read`() throws
    {
        for offset in bytes.indices {
            for value in UInt8.min...255 where value != bytes[offset] {
                var altered = bytes
                altered[offset] = value
                let isRefused = offset == 0 || offset == 3 || (offset == 2 && value > 1)
                if isRefused {
                    #expect(throws: CodecError.self) { try decode(altered) }
                } else {
                    #expect(try decode(altered) != header)
                }
            }
        }
    }
}
