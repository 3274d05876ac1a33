import Testing
import TransparencyLog

/// Names and ids of keys.
@Suite struct VerifierKeyTests {
    @Test func `a key is read as it is written`() throws {
        for key in [Signers.log().verifier, Signers.witness(1).verifier] {
            #expect(VerifierKey(parsing: key.description) == key)
        }
        // Base64 has plus signs of its own.
        #expect(VerifierKey(parsing: SignedNoteTests.publishedKey) != nil)
    }

    @Test func `no altered letter makes another key of a key`() {
        let text = Signers.log().verifier.description
        for place in text.indices {
            var altered = text
            altered.replaceSubrange(place...place, with: text[place] == "A" ? "B" : "A")
            #expect(VerifierKey(parsing: altered) == nil, "\(altered)")
        }
    }

    @Test(arguments: ["", "a", "a+b", "+00000000+AQ==", "a b+00000000+AQ==", "a+0000000+AQ=="])
    func `what has not the form of a key is none`(text: String) {
        #expect(VerifierKey(parsing: text) == nil)
    }

    @Test func `a signer needs a name and 32 bytes`() {
        let secret = [UInt8](repeating: 1, count: 32)
        #expect(NoteSigner(name: "a", secret: secret) != nil)
        for name in ["", "a b", "a+b", "a\u{00A0}b", "a\nb", "a\u{3000}b"] {
            #expect(NoteSigner(name: name, secret: secret) == nil)
        }
        #expect(NoteSigner(name: "a", secret: Array(secret.dropLast())) == nil)
        #expect(NoteSigner.newSecret().count == 32)
        #expect(NoteSigner.newSecret() != NoteSigner.newSecret())
    }

    @Test func `a key signs as a log or as a witness and not as both`() throws {
        let secret = [UInt8](repeating: 7, count: 32)
        let log = try #require(NoteSigner(name: "a", secret: secret))
        let witness = try #require(
            NoteSigner(name: "a", algorithm: .cosignature, secret: secret)
        )
        #expect(log.verifier.publicKey == witness.verifier.publicKey)
        #expect(log.verifier.id != witness.verifier.id)
        var note = SignedNote(text: "text\n")
        note.add(try log.sign(note.text))
        #expect(throws: TransparencyError.self) { try note.verified(by: [witness.verifier]) }
        note.add(try witness.sign(note.text, at: 1_679_315_147))
        #expect(try note.verified(by: [witness.verifier]) == [witness.verifier])
        let cosignature = try #require(Cosignature(note.signatures[1].bytes))
        #expect(cosignature.time == 1_679_315_147)
    }
}
