import EventModel
import Testing

@Suite struct PayloadTests {
    private func content(_ bytes: [UInt8]) throws -> PayloadContent {
        PayloadContent(try unsafe Payload(bytes.span.bytes))
    }

    @Test func `a payload has its parts in the order of the format`() throws {
        let event = NewEvent(
            type: .fact,
            destination: .subject(.registry),
            key: try EventKey(source: "cpr", id: "ab"),
            registered: RegisteredTime(Instant(microseconds: 1)),
            effective: EffectiveTime(Instant(microseconds: -1)),
            body: [7, 8]
        )
        var bytes: [UInt8] = []
        Payload.append(
            event,
            source: SourceNumber(rawValue: 300),
            target: Position(rawValue: 5),
            to: &bytes
        )
        #expect(
            bytes == [3, 1, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8)
                + [5, 0, 0, 0, 0, 0, 0, 0, 0xAC, 2, 2, 0x61, 0x62, 7, 8]
        )
    }

    @Test func `a payload without effective time, target and body leaves them out`() throws {
        let event = NewEvent(
            type: .fact,
            destination: .subject(.registry),
            key: try EventKey(source: "cpr", id: "a"),
            registered: RegisteredTime(Instant(microseconds: 0))
        )
        var bytes: [UInt8] = []
        Payload.append(event, source: SourceNumber(rawValue: 0), target: nil, to: &bytes)
        #expect(bytes == [4, 0, 0, 0, 0, 0, 1, 0x61])
        let content = try content(bytes)
        #expect(content.effective == nil)
        #expect(content.target == nil)
        #expect(content.body.isEmpty)
    }

    @Test(
        arguments: [
            (0, 0, 0b1101, 8), (4_294_967_295_000_000, 0, 0b1101, 8),
            (4_294_967_296_000_000, 0, 0b1001, 12), (-1_000_000, 0, 0b1001, 12),
            (1_000_001, 0, 0b1001, 12), (1, 60_000_001, 0b0001, 16), (0, 1_000_000, 0b0101, 12),
            (0, 2_147_483_647 * 60_000_000, 0b1101, 8),
            (0, 2_147_483_648 * 60_000_000, 0b0101, 12),
            (0, -2_147_483_648 * 60_000_000, 0b1101, 8),
            (0, -2_147_483_649 * 60_000_000, 0b0101, 12),
        ] as [(Int64, Int64, UInt8, Int)]
    )
    func `a time has four bytes where they say it all, and eight elsewhere`(
        registered: Int64,
        effective: Int64,
        flags: UInt8,
        byteCount: Int
    ) throws {
        let event = NewEvent(
            type: .fact,
            destination: .subject(.registry),
            key: try EventKey(source: "cpr", id: "a"),
            registered: RegisteredTime(Instant(microseconds: registered)),
            effective: EffectiveTime(Instant(microseconds: effective))
        )
        var bytes: [UInt8] = []
        Payload.append(event, source: SourceNumber(rawValue: 0), target: nil, to: &bytes)
        #expect(bytes[0] == flags)
        #expect(bytes.count == 1 + byteCount + 3)
        #expect(try content(bytes).registered.instant.microseconds == registered)
        #expect(try content(bytes).effective?.instant.microseconds == effective)
    }

    @Test func `a long time that could be short is refused, and so are minutes of nothing`() {
        let times: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        #expect(throws: CodecError.self) { try content([0] + times + [0, 1, 0x61]) }
        #expect(throws: CodecError.self) { try content([5] + times + times + [0, 1, 0x61]) }
        #expect(throws: CodecError.self) { try content([12] + times + [0, 1, 0x61]) }
        #expect(throws: CodecError.self) { try content([16] + times + [0, 1, 0x61]) }
    }

    @Test func `random payloads are read back`() throws {
        var random = RecordRandom(seed: 2)
        for _ in 0..<2_000 {
            let (bytes, expected) = try PayloadContent.random(&random)
            #expect(try content(bytes) == expected)
        }
    }

    @Test func `no prefix of a payload traps, and one that cuts the fixed part is refused`() throws
    {
        var random = RecordRandom(seed: 3)
        for _ in 0..<50 {
            let (bytes, expected) = try PayloadContent.random(&random)
            let fixed = bytes.count - expected.body.count
            for count in bytes.indices {
                let part = Array(bytes.prefix(count))
                if count < fixed {
                    #expect(throws: CodecError.self) { try content(part) }
                } else {
                    #expect(try content(part).body == Array(expected.body.prefix(count - fixed)))
                }
            }
        }
    }

    @Test func `no altered byte traps, and what is read was written like that`() throws {
        var random = RecordRandom(seed: 4)
        for _ in 0..<10 {
            let (bytes, expected) = try PayloadContent.random(&random)
            for offset in bytes.indices {
                for _ in 0..<8 {
                    var altered = bytes
                    altered[offset] ^= UInt8.random(in: 1...255, using: &random)
                    // Two payloads that say the same have the same bytes.
                    if let found = try? content(altered) { #expect(found != expected) }
                }
            }
        }
    }

    @Test func `random bytes never trap`() {
        var random = RecordRandom(seed: 5)
        var readable = 0
        for _ in 0..<20_000 {
            var bytes = random.bytes(count: 0...60)
            if !bytes.isEmpty { bytes[0] &= 7 }
            if (try? content(bytes)) != nil { readable += 1 }
        }
        #expect(readable > 100)
    }

    @Test func `a source number beyond 32 bits is refused`() throws {
        var bytes: [UInt8] = [4] + [UInt8](repeating: 0, count: 4)
        bytes.append(varint: UInt64(UInt32.max))
        bytes.append(lengthPrefixed: "a")
        #expect(try content(bytes).source.rawValue == .max)
        bytes = [4] + [UInt8](repeating: 0, count: 4)
        bytes.append(varint: UInt64(UInt32.max) + 1)
        bytes.append(lengthPrefixed: "a")
        #expect(throws: CodecError.self) { try content(bytes) }
    }
}
