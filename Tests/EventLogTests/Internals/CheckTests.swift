import EventModel
import Testing

@testable import EventLog

/// The four bytes behind every value that is not sealed.
@Suite struct CheckTests {
    @Test func `the check of nothing under an empty key is FNV-1a's first value`() {
        let key: [UInt8] = []
        var value: [UInt8] = []
        unsafe Check(key: key.span.bytes).end(&value)
        #expect(value == [0xC5, 0x9D, 0x1C, 0x81])
    }

    /// Published vectors of FNV-1a, 32 bits.
    @Test(arguments: [("a", UInt32(0xE40C_292C)), ("foobar", UInt32(0xBF9C_F968))])
    func `the check is FNV-1a over the key and then the value`(text: String, code: UInt32) {
        let bytes = Array(text.utf8)
        for split in 0...bytes.count {
            let key = Array(bytes[..<split])
            var value = Array(bytes[split...])
            unsafe Check(key: key.span.bytes).end(&value)
            var expected = Array(bytes[split...])
            expected.append(littleEndian: code)
            #expect(value == expected)
        }
    }

    @Test func `an integer key counts as eight bytes, least significant first`() {
        var byNumber: [UInt8] = [1, 2]
        Check(key: 0x0807_0605_0403_0201).end(&byNumber)
        let key: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
        var byBytes: [UInt8] = [1, 2]
        unsafe Check(key: key.span.bytes).end(&byBytes)
        #expect(byNumber == byBytes)
    }

    @Test func `what stands before the start is not part of the value`() {
        var value: [UInt8] = [9, 9, 1, 2]
        Check(key: 7).end(&value, from: 2)
        var alone: [UInt8] = [1, 2]
        Check(key: 7).end(&alone)
        #expect(value == [9, 9] + alone)
    }

    @Test func `a value is read back without its check`() throws {
        for count in 0..<40 {
            let content = (0..<count).map { UInt8($0) }
            var value = content
            Check(key: 3).end(&value)
            let found = try unsafe [UInt8](copying: Check(key: 3).verified(value.span.bytes))
            #expect(found == content)
        }
    }

    @Test func `every altered byte and every other key is noticed`() {
        var value = (0..<20).map { UInt8($0) }
        Check(key: 3).end(&value)
        for offset in value.indices {
            for mask in UInt8(1)...255 {
                var altered = value
                altered[offset] ^= mask
                #expect(throws: CodecError.self) {
                    try unsafe [UInt8](copying: Check(key: 3).verified(altered.span.bytes))
                }
            }
        }
        for key in UInt64(4)..<500 {
            #expect(throws: CodecError.self) {
                try unsafe [UInt8](copying: Check(key: key).verified(value.span.bytes))
            }
        }
    }

    @Test func `a value shorter than its check is refused`() {
        for count in 0..<4 {
            let value = [UInt8](repeating: 0, count: count)
            #expect(throws: CodecError.self) {
                try unsafe [UInt8](copying: Check(key: 3).verified(value.span.bytes))
            }
        }
    }
}
