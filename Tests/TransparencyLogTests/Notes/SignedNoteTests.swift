import Testing
import TransparencyLog

/// Notes and the keys that sign them (C2SP signed-note).
@Suite struct SignedNoteTests {
    /// The example of Go's package `golang.org/x/mod/sumdb/note`.
    static let published = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        \u{2014} PeterNeumann \
        x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """
    static let publishedKey =
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    @Test func `the published example is verified and written as it was`() throws {
        let note = try SignedNote(parsing: Self.published)
        let key = try #require(VerifierKey(parsing: Self.publishedKey))
        #expect(key.description == Self.publishedKey)
        #expect(try note.verified(by: [key]) == [key])
        #expect(note.encoded == Self.published)
        #expect(note.text.hasSuffix("your problem is.\n"))
    }

    @Test func `no altered byte of a signed text is believed`() throws {
        let key = try #require(VerifierKey(parsing: Self.publishedKey))
        let bytes = Array(Self.published.utf8)
        for offset in bytes.indices {
            for change in [UInt8(1), 2, 0x20] {
                var altered = bytes
                altered[offset] ^= change
                guard let note = try? SignedNote(parsing: altered) else { continue }
                #expect(throws: TransparencyError.self, "byte \(offset)") {
                    try note.verified(by: [key])
                }
            }
        }
    }

    @Test func `every prefix is refused or has no signature to be verified`() throws {
        let key = try #require(VerifierKey(parsing: Self.publishedKey))
        let bytes = Array(Self.published.utf8)
        for count in bytes.indices {
            #expect(throws: TransparencyError.self) {
                try SignedNote(parsing: Array(bytes[..<count])).verified(by: [key])
            }
        }
    }

    @Test func `signatures of others are passed over, a wrong one of a known key is not`() throws {
        let (log, other) = (Signers.log(), Signers.log("example.org/other", 2))
        var note = SignedNote(text: "text\n")
        note.add(try other.sign(note.text))
        #expect(throws: TransparencyError.self) { try note.verified(by: [log.verifier]) }
        note.add(try log.sign(note.text))
        #expect(try note.verified(by: [log.verifier]) == [log.verifier])
        note.add(try log.sign("other text\n"))
        #expect(throws: TransparencyError.self) { try note.verified(by: [log.verifier]) }
    }

    @Test func `a key of the same name is another key`() throws {
        let (log, other) = (Signers.log(), Signers.log(Signers.log().verifier.name, 2))
        var note = SignedNote(text: "text\n")
        note.add(try other.sign(note.text))
        #expect(throws: TransparencyError.self) { try note.verified(by: [log.verifier]) }
    }

    @Test(
        arguments: [
            "", "text", "text\n", "text\n\n", "\n\u{2014} a AAAAAAA=\n", "text\n\nnothing\n",
            "text\n\n\u{2014} a\n", "text\n\n\u{2014} a b c\n", "text\n\n\u{2014} a AAAA\n",
            "text\n\n\u{2014} a+b AAAAAAA=\n", "te\txt\n\n\u{2014} a AAAAAAA=\n",
            "text\n\n\u{2014}  AAAAAAA=\n", "text\n\n\u{2014} a AAAAAAB=\n",
            "text\n\n\u{2014} a AAAAAAA=", "text\r\n\r\n\u{2014} a AAAAAAA=\r\n",
        ]
    )
    func `what has not the form of a note is refused`(text: String) {
        #expect(throws: TransparencyError.self) { try SignedNote(parsing: text) }
    }

    @Test func `a note may have empty lines, and 100 signatures but not 101`() throws {
        let line = "\u{2014} a AAAAAAA=\n"
        let note = try SignedNote(parsing: "one\n\ntwo\n\n" + line)
        #expect(note.text == "one\n\ntwo\n")
        let many = "text\n\n" + String(repeating: line, count: 100)
        #expect(try SignedNote(parsing: many).signatures.count == 100)
        #expect(throws: TransparencyError.self) { try SignedNote(parsing: many + line) }
    }

    @Test func `bytes that are not UTF-8 or too many are refused`() {
        #expect(throws: TransparencyError.self) { try SignedNote(parsing: [0x61, 0xFF, 0x0A]) }
        let long = [UInt8](repeating: 0x61, count: SignedNote.longest) + [0x0A]
        #expect(throws: TransparencyError.self) { try SignedNote(parsing: long) }
    }
}
