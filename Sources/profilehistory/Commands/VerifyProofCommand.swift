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
            FILE is a proof of a record (C2SP tlog-proof) or, with --since, a proof that a log \
            continues an older one. KEY is the log's key, as its operator publishes it; a policy \
            (C2SP tlog-policy) names logs and witnesses, and how many of them must have signed.

            Exit code 0: it is proved. 1: it is not, or the file is no proof.
            """
    )

    @Argument(help: ArgumentHelp("The proof.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The log's key: name+id+key.", valueName: "key"))
    var key: String?

    @Option(help: ArgumentHelp("A policy, instead of a key.", valueName: "file"))
    var policy: String?

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
        guard (key == nil) != (policy == nil) else {
            throw ValidationError("Name whom to believe with --key or with --policy.")
        }
        if record != nil && since != nil {
            throw ValidationError("--record and --since exclude each other.")
        }
    }

    func run() throws {
        let policy = try trusted()
        if let since { return try verifyGrowth(since, policy) }
        let proof = try Evidence.proved(file) { (bytes) throws(TransparencyError) in
            try LogProof(parsing: bytes)
        }
        let leaf = try leaf(of: proof)
        let acceptance = try Evidence.proved { () throws(TransparencyError) in
            try proof.verify(leaf: leaf, under: policy)
        }
        ProofReport(acceptance, proof: proof, leaf: leaf).print(output.format)
    }

    private func trusted() throws(StoreError) -> TrustPolicy {
        if let policy {
            return try Evidence.reading(policy) { (bytes) throws(TransparencyError) in
                try TrustPolicy(parsing: bytes)
            }
        }
        guard let key = key.flatMap(VerifierKey.init(parsing:)), key.algorithm == .ed25519 else {
            throw StoreError(
                .badInput,
                "the key is not one of a log; see: profilehistory checkpoint STORE --key",
                field: "key"
            )
        }
        return TrustPolicy(log: key)
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
