import Testing
import TransparencyLog

/// Proof files (C2SP tlog-proof): what they prove, and that nothing altered does.
@Suite struct LogProofTests {
    private let log = Signers.log()
    private let size = 300

    private func proof(of index: Int, extra: [UInt8]? = nil) throws -> LogProof {
        var pyramid = Pyramid(size: size)
        let path = try InclusionProof(
            ofLeafAt: UInt64(index),
            inTreeOf: UInt64(size),
            from: &pyramid
        )
        return LogProof(
            index: UInt64(index),
            hashes: path.hashes,
            checkpoint: try Signers.checkpoint(size: size, by: log),
            extra: extra
        )
    }

    private var policy: TrustPolicy { TrustPolicy(log: log.verifier) }

    @Test func `a proof is read as it is written and proves its record`() throws {
        for index in [0, 1, 255, 256, 299] {
            for extra in [nil, [1, 2, 3]] as [[UInt8]?] {
                let proof = try proof(of: index, extra: extra)
                let read = try LogProof(parsing: Array(proof.encoded.utf8))
                #expect(read == proof)
                let accepted = try read.verify(Pyramid.record(index), under: policy)
                #expect(accepted.checkpoint.size == 300)
                #expect(throws: TransparencyError.self) {
                    try read.verify(Pyramid.record(index + 1), under: policy)
                }
            }
        }
    }

    @Test func `no altered byte is believed, but in what is extra`() throws {
        let text = try proof(of: 77).encoded
        let bytes = Array(text.utf8)
        for offset in bytes.indices {
            for change in [UInt8(1), 4, 0x20] {
                var altered = bytes
                altered[offset] ^= change
                guard let proof = try? LogProof(parsing: altered) else { continue }
                #expect(throws: TransparencyError.self, "byte \(offset)") {
                    try proof.verify(Pyramid.record(77), under: policy)
                }
            }
        }
    }

    @Test func `every prefix is refused`() throws {
        let bytes = Array(try proof(of: 5).encoded.utf8)
        for count in bytes.indices {
            #expect(throws: TransparencyError.self) {
                try LogProof(parsing: Array(bytes[..<count]))
                    .verify(Pyramid.record(5), under: policy)
            }
        }
    }

    @Test func `a proof of another log, key or size is not believed`() throws {
        let proof = try proof(of: 5)
        for other in [Signers.log("example.org/other"), Signers.log(log.verifier.name, 2)] {
            #expect(throws: TransparencyError.self) {
                try proof.verify(Pyramid.record(5), under: TrustPolicy(log: other.verifier))
            }
        }
        let older = LogProof(
            index: 5,
            hashes: proof.hashes,
            checkpoint: try Signers.checkpoint(size: 299, by: log)
        )
        #expect(throws: TransparencyError.self) {
            try older.verify(Pyramid.record(5), under: policy)
        }
    }

    @Test func `an error names its line`() throws {
        let text = try proof(of: 5).encoded
        let line = { (text: String) in
            #expect(throws: TransparencyError.self) { try LogProof(parsing: Array(text.utf8)) }?
                .line
        }
        #expect(line(text.replacing("proof@v1", with: "proof@v2")) == 1)
        #expect(line(text.replacing("index 5", with: "index 05")) == 2)
        #expect(line(text.replacing("index 5", with: "extra !\nindex 5")) == 2)
        let second = text.split(separator: "\n")[2]
        #expect(line(text.replacing(second, with: "AAAA")) == 3)
        let signature = text.split(separator: "\n").count + 2
        #expect(line(text.replacing("\u{2014} example", with: "- example")) == signature)
    }
}
