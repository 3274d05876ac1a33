internal import ArgumentParser
internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import TransparencyLog

/// Checks proofs, without a store.
struct VerifyProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-proof",
        abstract: "Check a proof file; needs neither a store nor a key file.",
        discussion: """
            FILE is a proof of a record (C2SP tlog-proof), a disclosure, whose event is then \
            printed, or, with --since, a proof that a log continues an older one. KEY is the log's \
            key, as its operator publishes it; a policy (C2SP tlog-policy) names logs and \
            witnesses, and how many of them must have signed.

            Exit code 0: it is proved. 1: it is not, or the file is no proof.
            """
    )

    @Argument(help: ArgumentHelp("The proof.", valueName: "file"))
    var file: String

    @OptionGroup var trust: TrustOptions

    @Option(
        help: ArgumentHelp(
            "The record, as it is hashed, where the proof does not hold it.",
            valueName: "file"
        )
    )
    var record: String?

    @Option(help: ArgumentHelp("The older checkpoint of a log's growth.", valueName: "file"))
    var since: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if record != nil && since != nil {
            throw ValidationError("--record and --since exclude each other.")
        }
    }

    func run() throws {
        let policy = try trust.policy()
        if let since { return try verifyGrowth(since, policy) }
        let bytes = try Evidence.bytes(of: file)
        if bytes.first == UInt8(ascii: "{") { return try verifyDisclosure(bytes, policy) }
        let proof = try Evidence.proved(file) { (bytes) throws(TransparencyError) in
            try LogProof(parsing: bytes)
        }
        let leaf = try leaf(of: proof)
        let acceptance = try Evidence.proved { () throws(TransparencyError) in
            try proof.verify(leaf: leaf, under: policy)
        }
        ProofReport(acceptance, proof: proof, leaf: leaf).print(output.format)
    }

    private func verifyDisclosure(_ bytes: [UInt8], _ policy: TrustPolicy) throws {
        let opened = try Disclosure(parsing: bytes).verify(under: policy)
        var writer = JSONWriter(output.format == .table ? .pretty : .compact)
        writer.beginObject()
        writer.key("proved")
        writer.bool(true)
        opened.acceptance.checkpoint.writeMembers(to: &writer)
        writer.member("key", opened.acceptance.log.description)
        writer.key("event")
        writer.beginObject()
        try opened.writeMembers(to: &writer)
        writer.endObject()
        writer.endObject()
        writer.newline()
        StandardOutput.write(writer.bytes)
    }

    /// The hash whose presence is proved: of the record that is at hand, or as the proof states it.
    private func leaf(of proof: LogProof) throws(StoreError) -> MerkleHash {
        if let record {
            let bytes = try Evidence.bytes(of: record)
            return unsafe .leaf(bytes.span.bytes)
        }
        guard let extra = proof.extra else {
            throw StoreError(
                .badInput,
                "the proof does not say which record it is of; give the record with --record",
                field: "record"
            )
        }
        if extra.count == MerkleHash.byteCount { return MerkleHash(extra.span) }
        return unsafe .leaf(extra.span.bytes)
    }

    private func verifyGrowth(_ older: String, _ policy: TrustPolicy) throws {
        let old = try Evidence.proved(older) { (bytes) throws(TransparencyError) in
            try SignedNote(parsing: bytes)
        }
        let proof = try Evidence.proved(file) { (bytes) throws(TransparencyError) in
            try PrefixProof(parsing: bytes)
        }
        let (before, after) = try Evidence.proved { () throws(TransparencyError) in
            try proof.verify(since: old, under: policy)
        }
        ProofReport(after, since: before.checkpoint).print(output.format)
    }
}
