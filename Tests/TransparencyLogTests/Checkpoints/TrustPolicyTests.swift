import Testing
import TransparencyLog

/// Who is believed and how many must have signed (C2SP tlog-policy).
@Suite struct TrustPolicyTests {
    private static let log = Signers.log()
    private static let witnesses = (1...5).map(Signers.witness)

    private func policy(_ lines: String) throws(TransparencyError) -> TrustPolicy {
        try TrustPolicy(parsing: Array(lines.utf8))
    }

    private static var definitions: String {
        "log \(log.verifier)\n"
            + witnesses.enumerated().map { "witness W\($0 + 1) \($1.verifier) https://w\n" }
            .joined()
    }

    private func checkpoint(witnessedBy numbers: [Int]) throws -> SignedNote {
        var note = try Signers.checkpoint(size: 5, by: Self.log)
        for number in numbers {
            note.add(try Self.witnesses[number - 1].sign(note.text, at: 1_700_000_000))
        }
        return note
    }

    @Test func `a checkpoint of a log that is believed is accepted without witnesses`() throws {
        let note = try checkpoint(witnessedBy: [2])
        for policy in [
            TrustPolicy(log: Self.log.verifier), try policy(Self.definitions + "quorum none\n"),
        ] {
            let accepted = try policy.accept(note)
            #expect(accepted.checkpoint.size == 5)
            #expect(accepted.log == Self.log.verifier)
        }
    }

    @Test func `every set of witnesses is judged by the groups, two levels deep`() throws {
        let policy = try policy(
            Self.definitions
                + """
                # two of three, and one of two
                group X 2 W1 W2 W3
                group Y any\tW4  W5
                  group both all X Y
                quorum both

                """
        )
        for set in 0..<32 {
            let numbers = (1...5).filter { set >> ($0 - 1) & 1 == 1 }
            let isEnough =
                numbers.count { $0 <= 3 } >= 2 && numbers.contains { $0 >= 4 }
            let note = try checkpoint(witnessedBy: numbers)
            if isEnough {
                #expect(try policy.accept(note).witnesses.count == numbers.count)
            } else {
                #expect(throws: TransparencyError.self) { try policy.accept(note) }
            }
        }
    }

    @Test func `one witness may be the quorum`() throws {
        let policy = try policy(Self.definitions + "quorum W3\n")
        #expect(throws: TransparencyError.self) {
            try policy.accept(try checkpoint(witnessedBy: [1, 2]))
        }
        _ = try policy.accept(try checkpoint(witnessedBy: [3]))
    }

    @Test func `witnesses without the log prove nothing, nor a log under another's origin`() throws
    {
        let policy = try policy(Self.definitions + "quorum none\n")
        let other = Signers.log("example.org/other", 9)
        var note = try Signers.checkpoint(size: 5, by: other)
        note.add(try Self.witnesses[0].sign(note.text, at: 1))
        #expect(throws: TransparencyError.self) { try policy.accept(note) }
        note.add(try Self.log.sign(note.text))
        #expect(throws: TransparencyError.self) { try policy.accept(note) }
    }

    @Test(
        arguments: [
            "", "quorum\n", "quorum W1\n", "quorum none\nquorum none\n", "nothing\n", "log\n",
            "log x\nquorum none\n", "witness none \(witnesses[0].verifier)\nquorum none\n",
            "witness A \(witnesses[0].verifier)\nwitness A \(witnesses[1].verifier)\nquorum A\n",
            "witness A \(witnesses[0].verifier)\nwitness B \(witnesses[0].verifier)\nquorum A\n",
            "log \(log.verifier)\nlog \(log.verifier)\nquorum none\n",
            "log \(witnesses[0].verifier)\nquorum none\n",
            "witness A \(log.verifier)\nquorum none\n",
            "witness A \(witnesses[0].verifier)\ngroup G 2 A\nquorum G\n",
            "witness A \(witnesses[0].verifier)\ngroup G 0 A\nquorum G\n",
            "witness A \(witnesses[0].verifier)\ngroup G any A A\nquorum G\n",
            "witness A \(witnesses[0].verifier)\ngroup G any A\ngroup H any A\nquorum G\n",
            "group G any A\nquorum none\n", "group G any none\nquorum none\n",
            "quorum none\r\n",
        ]
    )
    func `what has not the form of a policy is refused`(text: String) {
        #expect(throws: TransparencyError.self) { try policy(text) }
    }

    @Test func `an error names its line`() {
        let error = #expect(throws: TransparencyError.self) {
            try policy("# comment\n\nlog x\nquorum none\n")
        }
        #expect(error?.line == 3)
    }
}
