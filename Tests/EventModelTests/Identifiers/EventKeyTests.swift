import EventModel
import Testing

@Suite struct EventKeyTests {
    @Test func `a key keeps its parts and prints both`() throws {
        let key = try EventKey(source: "cpr", id: "cpr-81")
        #expect(key.source == "cpr")
        #expect(key.id == "cpr-81")
        #expect("\(key)" == "cpr/cpr-81")
    }

    @Test func `the longest parts are accepted, counted in bytes, and one more is not`() throws {
        let source = String(repeating: "\u{F8}", count: EventKey.maximumSourceByteCount / 2)
        let id = String(repeating: "i", count: EventKey.maximumIDByteCount)
        #expect(try EventKey(source: source, id: id).id == id)
        #expect(
            throws: EventKeyError(
                part: .source,
                reason: .tooLong(maximum: EventKey.maximumSourceByteCount)
            )
        ) { try EventKey(source: source + "s", id: id) }
        #expect(
            throws: EventKeyError(
                part: .id,
                reason: .tooLong(maximum: EventKey.maximumIDByteCount)
            )
        ) { try EventKey(source: "s", id: id + "i") }
    }

    @Test func `empty parts are refused`() {
        #expect(throws: EventKeyError(part: .source, reason: .empty)) {
            try EventKey(source: "", id: "1")
        }
        #expect(throws: EventKeyError(part: .id, reason: .empty)) {
            try EventKey(source: "s", id: "")
        }
    }

    @Test func `control characters are refused wherever they stand, others are not`() throws {
        for code in UInt8(0)...0x7F {
            let id = "a" + String(UnicodeScalar(code)) + "b"
            if code < 0x20 || code == 0x7F {
                #expect(throws: EventKeyError(part: .id, reason: .controlCharacter)) {
                    try EventKey(source: "s", id: id)
                }
            } else {
                #expect(try EventKey(source: "s", id: id).id == id)
            }
        }
    }

    @Test func `keys are equal when their bytes are, not when they look alike`() throws {
        let composed = try EventKey(source: "s", id: "\u{E5}")
        let decomposed = try EventKey(source: "s", id: "a\u{30A}")
        #expect(composed.id == decomposed.id)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
        #expect(try EventKey(source: "ab", id: "c") != EventKey(source: "a", id: "bc"))
    }

    @Test func `an error's text holds nothing of the key`() {
        let reasons: [EventKeyError.Reason] = [.empty, .tooLong(maximum: 200), .controlCharacter]
        for reason in reasons {
            #expect("\(EventKeyError(part: .id, reason: reason))".hasPrefix("id "))
        }
    }
}
