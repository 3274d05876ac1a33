internal import EventLog
public import EventModel
public import TransparencyLog

extension HistoryStore {
    /// Throws `.unavailable` where the log is shorter than the last checkpoint beside it.
    public func refuseShorterLog() throws(StoreError) {
        if folder != nil { try CheckpointKeeper(self).refuseShorterLog() }
    }

    /// The name that the log goes by towards outsiders.
    public func origin() throws(StoreError) -> String {
        guard let folder else {
            throw StoreError(.badInput, "a store in memory has no origin; make one on disk")
        }
        return try folder.origins()[0]
    }

    /// What checkpoints of this store are checked with.
    public func verifierKey() throws(StoreError) -> VerifierKey {
        try CheckpointKeeper(self).signer.verifier
    }

    /// The signed head of the log as it stands (C2SP tlog-checkpoint).
    ///
    /// Signs a new one where records were added since the last, and keeps it, durably, in the
    /// folder and in the database before it is given away. Throws `.checkFailed` where the log does
    /// not continue the last one: it was changed, cut, or restored from a backup.
    public func checkpoint() throws(StoreError) -> SignedNote {
        try CheckpointKeeper(self).checkpoint()
    }

    /// Begins a new origin, which names the one before, and signs the log as it stands.
    ///
    /// For a store that was restored from a backup: what was signed under the old origin may have
    /// gone further.
    public func checkpointUnderNewOrigin() throws(StoreError) -> SignedNote {
        try CheckpointKeeper(self).renew()
    }

    /// Proves that a record is in the log, under the checkpoint as it stands.
    ///
    /// The proof holds the record's hash, or with `includesRecord` the record as it is hashed: a
    /// readable header and, about a person, a sealed payload. Throws `.badInput` where there is no
    /// such position, `.unavailable` where the record does not lead to the checkpoint.
    public func prove(
        _ position: Position,
        includesRecord: Bool = false
    ) throws(StoreError) -> LogProof {
        let keeper = try CheckpointKeeper(self)
        let note = try keeper.checkpoint()
        return try translating {
            let checkpoint = try Checkpoint(parsing: note.text)
            guard position.rawValue < checkpoint.size,
                let record = try keeper.log.record(at: position)
            else {
                throw StoreError(
                    .badInput,
                    "the log has \(checkpoint.size) records; there is no position \(position)",
                    field: "position"
                )
            }
            var subtrees = keeper.log.subtrees()
            let path = try InclusionProof(
                ofLeafAt: position.rawValue,
                inTreeOf: checkpoint.size,
                from: &subtrees
            )
            let leaf = unsafe MerkleHash.leaf(record.span.bytes)
            guard path.root(ofLeaf: leaf) == checkpoint.root else {
                throw StoreError(
                    .unavailable,
                    "the record at position \(position) does not lead to the checkpoint; run: "
                        + "profilehistory verify"
                )
            }
            return LogProof(
                index: position.rawValue,
                hashes: path.hashes,
                checkpoint: note,
                extra: includesRecord ? record : leaf.array
            )
        }
    }

    /// Proves that the log of an older checkpoint is the beginning of the log as it stands.
    ///
    /// Throws `.checkFailed` where it is not, `.badInput` where the checkpoint is another log's.
    public func prove(since old: SignedNote) throws(StoreError) -> PrefixProof {
        let keeper = try CheckpointKeeper(self)
        let note = try keeper.checkpoint()
        return try translating {
            let before: Checkpoint
            do {
                try old.verified(by: [keeper.signer.verifier])
                before = try Checkpoint(parsing: old.text)
            } catch {
                throw StoreError(.badInput, "the checkpoint is not one of this store: \(error)")
            }
            try keeper.hold(old, against: try keeper.log.tree())
            var subtrees = keeper.log.subtrees()
            let after = try Checkpoint(parsing: note.text)
            let proof = try ConsistencyProof(
                from: before.size,
                to: after.size,
                from: &subtrees
            )
            return PrefixProof(oldSize: before.size, hashes: proof.hashes, checkpoint: note)
        }
    }
}
