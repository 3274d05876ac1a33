import EventModel
import Testing

@testable import EventLog

@Suite struct HeadTests {
    private let head = Head(
        eventCount: 0x0102_0304,
        openSegment: 5,
        lastPosition: Position(rawValue: 6),
        lastRecorded: RecordedTime(Instant(microseconds: -7))
    )

    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        head.append(to: &bytes)
        return bytes
    }

    @Test func `a head is 24 bytes, least significant first`() {
        #expect(
            bytes == [4, 3, 2, 1, 5, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0xF9]
                + [UInt8](repeating: 0xFF, count: 7)
        )
    }

    @Test func `a head is read back`() throws {
        let bytes = bytes
        #expect(try unsafe Head(decoding: bytes.span.bytes) == head)
    }

    @Test func `every shorter or longer head is refused`() {
        for count in 0..<24 {
            let part = Array(bytes.prefix(count))
            #expect(throws: CodecError.self) { try unsafe Head(decoding: part.span.bytes) }
        }
        let longer = bytes + [0]
        #expect(throws: CodecError.self) { try unsafe Head(decoding: longer.span.bytes) }
    }

    @Test func `a head without events is refused`() {
        let empty = [0, 0, 0, 0] + bytes.dropFirst(4)
        #expect(throws: CodecError.self) { try unsafe Head(decoding: empty.span.bytes) }
    }

    @Test func `the last revision is one below the count`() {
        #expect(head.revision == Revision(rawValue: 0x0102_0303))
        #expect(Head.empty.revision == nil)
    }
}
