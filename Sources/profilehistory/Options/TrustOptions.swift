internal import ArgumentParser
internal import ProfileHistoryStore
internal import TransparencyLog

/// Whose checkpoints are believed.
struct TrustOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The log's key: name+id+key.", valueName: "key"))
    var key: String?

    @Option(
        name: .customLong("policy"),
        help: ArgumentHelp("A policy, instead of a key.", valueName: "file")
    )
    var policyFile: String?

    func validate() throws {
        guard (key == nil) != (policyFile == nil) else {
            throw ValidationError("Name whom to believe with --key or with --policy.")
        }
    }

    /// The policy of the file, or one that believes the log of the key.
    func policy() throws(StoreError) -> TrustPolicy {
        if let policyFile {
            return try Evidence.reading(policyFile) { (bytes) throws(TransparencyError) in
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
}
