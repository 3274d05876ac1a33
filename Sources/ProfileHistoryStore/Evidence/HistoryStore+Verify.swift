public import AccessLog
public import EventLog
public import TransparencyLog

/// What a verification of a store found.
public struct StoreVerification: Sendable {
    /// What was derived from the records again.
    public let log: LogVerification
    /// The checkpoints that the log was held against, as they name themselves.
    public let checkpoints: [Checkpoint]
    /// In what checkpoints and erasures do not fit the log.
    public let checkpointFindings: [String]
    /// What the read log's chain was found to be; `nil` where there is none, or it does not open.
    public let access: AccessVerification?
    /// What is wrong with the read log, the first of it.
    public let accessFindings: [String]

    /// Whether everything is as the records and the checkpoints say.
    public var isSound: Bool {
        log.isSound && checkpointFindings.isEmpty && accessFindings.isEmpty
    }
}

extension HistoryStore {
    /// In what the registry and the marks of erased persons differ.
    private func erasureFindings() throws -> [String] {
        try registry().erasures.values.sorted { $0.position < $1.position }.compactMap { erasure in
            try log.erasure(of: erasure.subject) == erasure.position
                ? nil : "\(erasure.subject) is erased by the registry, and is not marked as that"
        }
    }

    /// The chain of the read log, or why it can not be followed.
    private func verifyAccessLog() -> (found: AccessVerification?, findings: [String]) {
        guard hasAccessLog else { return (nil, []) }
        do throws(StoreError) {
            let found = try openAccessLog(access: .readOnly).verify()
            return (found, found.findings)
        } catch {
            return (nil, ["the read log can not be read: \(error.message)"])
        }
    }

    /// Derives everything in the store from its records again, and holds the log against the last
    /// checkpoints, inside the database and beside it, and against `pinned` ones; follows the read
    /// log's chain where there is one.
    ///
    /// Reads only; reads and writes go on. Throws `.unavailable` where files can not be read at
    /// all, `.badInput` for a store in memory.
    public func verify(
        against pinned: [SignedNote] = [],
        progress: (VerificationProgress) throws -> Void = { _ in }
    ) throws(StoreError) -> StoreVerification {
        let keeper = try CheckpointKeeper(self)
        return try translating {
            let log = try keeper.log.verify(progress: progress)
            let keys = try keeper.folder.origins().compactMap {
                keeper.signer.renamed($0)?.verifier
            }
            var checkpoints: [Checkpoint] = []
            var findings: [String] = []
            let kept: [(String, () throws -> SignedNote?)] =
                [
                    ("the checkpoint beside the database", { try keeper.fromFile() }),
                    ("the checkpoint in the database", { try keeper.fromLog() }),
                ]
                + pinned.enumerated().map { index, note in
                    ("checkpoint \(index + 1) that was given", { note })
                }
            for (name, read) in kept {
                do {
                    guard let note = try read() else { continue }
                    // The log may have had other names, one of which signed.
                    try note.verified(by: keys)
                    let checkpoint = try Checkpoint(parsing: note.text)
                    // What was signed meanwhile is of a log that has grown.
                    let isLater = checkpoint.size > log.tree.size
                    try keeper.hold(
                        checkpoint,
                        against: isLater ? keeper.log.tree() : log.tree
                    )
                    if !checkpoints.contains(checkpoint) { checkpoints.append(checkpoint) }
                } catch let error as StoreError {
                    findings.append("\(name): \(error.message)")
                } catch let error as TransparencyError {
                    findings.append("\(name): \(error)")
                } catch let error as EventLogError {
                    findings.append("\(name): \(error.message)")
                }
            }
            findings += try erasureFindings()
            let access = verifyAccessLog()
            return StoreVerification(
                log: log,
                checkpoints: checkpoints,
                checkpointFindings: findings,
                access: access.found,
                accessFindings: access.findings
            )
        }
    }
}
