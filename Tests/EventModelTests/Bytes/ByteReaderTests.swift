import EventModel
import Testing

/// Reading numbers and texts from bytes that may be anything.
@Suite struct ByteReaderTests {
    @Test func `numbers are read least significant byte first`() throws {
        let bytes: [UInt8] = [
            1, 2, 3, 4, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 0xF9, 0xF8, 0xF7, 5,
        ]
        var reader = unsafe ByteReader(bytes.span.bytes)
        #expect(try reader.uint32() == 0x0403_0201)
        #expect(reader.offset == 4)
        #expect(try reader.uint64() == 0xF8F9_FAFB_FCFD_FEFF)
        #expect(try reader.byte() == 0xF7)
        #expect(reader.remaining == 1)
        #expect(reader.isAtEnd == false)
        #expect(try reader.byte() == 5)
        #expect(reader.isAtEnd == true)
    }

    @Test func `what is written is read back`() throws {
        let numbers: [UInt64] = [
            0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, 0xFFFF_FFFF, 1 << 62, 1 << 63, .max,
        ]
        for number in numbers {
            var bytes: [UInt8] = []
            bytes.append(varint: number)
            bytes.append(littleEndian: number)
            bytes.append(littleEndian: Int64(bitPattern: number))
            bytes.append(littleEndian: UInt32(truncatingIfNeeded: number))
            bytes.append(lengthPrefixed: "n\u{F8}rd")
            bytes.append(lengthPrefixed: [1, 2, 3] as [UInt8])
            var reader = unsafe ByteReader(bytes.span.bytes)
            #expect(try reader.varint() == number)
            #expect(try reader.uint64() == number)
            #expect(try reader.int64() == Int64(bitPattern: number))
            #expect(try reader.uint32() == UInt32(truncatingIfNeeded: number))
            #expect(try reader.string() == "n\u{F8}rd")
            #expect(try [UInt8](copying: reader.lengthPrefixed()) == [1, 2, 3])
            #expect(reader.isAtEnd == true)
        }
    }

    @Test func `big-endian bytes are in the order of the numbers`() {
        let numbers: [UInt64] = [0, 1, 255, 256, 65_535, 65_536, 1 << 40, .max]
        let keys = numbers.map { number in
            var key: [UInt8] = []
            key.append(bigEndian: number)
            return key
        }
        #expect(keys[3] == [0, 0, 0, 0, 0, 0, 1, 0])
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }

    @Test func `every varint of up to two bytes has one spelling`() throws {
        var spellings: [UInt64: Int] = [:]
        for first in UInt8.min...255 {
            for second in UInt8.min...255 {
                let bytes = first < 0x80 ? [first] : [first, second]
                var reader = unsafe ByteReader(bytes.span.bytes)
                guard let number = try? reader.varint() else { continue }
                #expect(reader.isAtEnd == true)
                if first >= 0x80 || second == 0 { spellings[number, default: 0] += 1 }
            }
        }
        #expect(spellings.count == 0x4000)
        #expect(spellings.values.allSatisfy { $0 == 1 })
    }

    @Test(arguments: [
        [0x80], [0x80, 0x00], [0xFF, 0x80, 0x00], [UInt8](repeating: 0xFF, count: 9),
        [UInt8](repeating: 0xFF, count: 9) + [0x02], [UInt8](repeating: 0xFF, count: 10),
        [UInt8](repeating: 0x80, count: 10) + [0x01],
    ])
    func `a varint that is cut, too long or not the shortest is refused`(bytes: [UInt8]) {
        var reader = unsafe ByteReader(bytes.span.bytes)
        #expect(throws: CodecError.self) { try reader.varint() }
    }

    @Test func `a length that runs past the end is refused`() {
        let cases: [[UInt8]] = [[1], [2, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1], [0x80, 0x80]]
        for bytes in cases {
            var reader = unsafe ByteReader(bytes.span.bytes)
            #expect(throws: CodecError.self) { _ = try reader.lengthPrefixed() }
        }
        let huge: [UInt8] = [UInt8](repeating: 0xFF, count: 9) + [0x01, 7, 7]
        var reader = unsafe ByteReader(huge.span.bytes)
        #expect(throws: CodecError.self) { _ = try reader.lengthPrefixed() }
    }

    @Test func `reading past the end or a negative count is refused`() {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = unsafe ByteReader(bytes.span.bytes)
        for count in [-1, 4, Int.max, Int.min] {
            #expect(throws: CodecError.self) { _ = try reader.bytes(count) }
        }
        #expect(throws: CodecError.self) { try reader.uint32() }
        #expect(throws: CodecError.self) { try reader.uint64() }
        // A failed read takes nothing.
        #expect(reader.offset == 0)
    }

    @Test func `text that is not UTF-8 is refused`() {
        for text in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]] {
            var bytes: [UInt8] = []
            bytes.append(lengthPrefixed: text)
            var reader = unsafe ByteReader(bytes.span.bytes)
            #expect(throws: CodecError.self) { try reader.string() }
        }
    }

    @Test func `an error names the place and the reason`() {
        let error = CodecError(offset: 7, reason: "bytes end too early")
        #expect("\(error)" == "bytes end too early at byte 7")
    }
}
