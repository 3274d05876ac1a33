import Testing
import TransparencyLog

/// Heads of trees (C2SP tlog-checkpoint).
@Suite struct CheckpointTests {
    private static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    /// The example of the specification.
    @Test func `the published example is read and written as it was`() throws {
        let text = "example.com/behind-the-sofa\n20852163\n\(Self.hash)\n"
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == Self.hash)
        #expect(checkpoint.extensions.isEmpty)
        #expect(checkpoint.text == text)
    }

    @Test func `extension lines are kept`() throws {
        let text = "o\n0\n\(Self.hash)\nfirst\nsecond line\n"
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.extensions == ["first", "second line"])
        #expect(checkpoint.text == text)
    }

    @Test(
        arguments: [
            ("", nil), ("o\n1\n", nil), ("o\n1\n\(hash)", nil), ("\n1\n\(hash)\n", 1),
            ("o\n01\n\(hash)\n", 2), ("o\n-1\n\(hash)\n", 2), ("o\n+1\n\(hash)\n", 2),
            ("o\n9223372036854775808\n\(hash)\n", 2), ("o\n1 \n\(hash)\n", 2),
            ("o\n1\nCsUY\n", 3), ("o\n1\n\(hash.dropLast())\n", 3), ("o\n1\n\(hash)\n\n", 4),
        ] as [(String, Int?)]
    )
    func `what has not the form of a checkpoint is refused at its line`(
        text: String,
        line: Int?
    ) {
        let error = #expect(throws: TransparencyError.self) { try Checkpoint(parsing: text) }
        #expect(error?.line == line)
        #expect(error?.kind == .malformed)
    }
}
