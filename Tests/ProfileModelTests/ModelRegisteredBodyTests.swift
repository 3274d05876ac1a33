import EventModel
import ProfileModel
import Testing

/// A version laid before the store, with and without a PMML document.
@Suite struct ModelRegisteredBodyTests {
    private static let plain: [UInt8] = [1, 0x6D, 1, 0x61, 1, 9]
    private static let bound: [UInt8] = [0, 1, 0x6D, 1, 0x61, 1, 9, 2, 0x3C, 0]

    @Test func `the bytes are those of the format`() throws {
        let plain = ModelRegisteredBody(model: "m", author: "a", document: [9])
        #expect(plain.bytes == Self.plain)
        #expect(try ModelRegisteredBody(decoding: Self.plain) == plain)
        let bound = ModelRegisteredBody(model: "m", author: "a", document: [9], pmml: [0x3C, 0])
        #expect(bound.bytes == Self.bound)
        #expect(try ModelRegisteredBody(decoding: Self.bound) == bound)
        #expect(plain != bound)
    }

    @Test func `neither encoding is the beginning of the other`() {
        #expect(throws: CodecError.self) {
            try ModelRegisteredBody(decoding: Self.plain + [2, 0x3C, 0])
        }
        #expect(throws: CodecError.self) {
            try ModelRegisteredBody(decoding: Array(Self.bound.dropLast(3)))
        }
    }
}
