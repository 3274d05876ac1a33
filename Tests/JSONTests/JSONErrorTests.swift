import JSON
import Testing

@Suite struct JSONErrorTests {
    static let codes: [JSONError.Code] = [
        .unexpectedEnd, .expectedValue, .expectedObject, .expectedArray, .expectedString,
        .expectedNumber, .expectedInteger, .expectedBool, .expectedNull, .expectedKey,
        .expectedColon, .expectedCommaOrEnd, .trailingBytes, .badNumber, .numberOutOfRange,
        .controlCharacter, .badEscape, .loneSurrogate, .notUTF8, .byteOrderMark, .tooDeep,
        .duplicateKey, .outOfTurn,
    ]

    @Test func `every code has a message and a name of its own`() {
        #expect(Set(Self.codes).count == 23)
        #expect(Set(Self.codes.map { JSONError($0, at: 0).message }).count == 23)
        #expect(Set(Self.codes.map(\.description)).count == 23)
    }

    @Test func `an error says where and what`() {
        let error = JSONError(.expectedColon, at: 17)
        #expect(error.description == "byte 17: expected a colon after the key")
        #expect(error.code.description == "expectedColon")
    }
}
