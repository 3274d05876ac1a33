import TransparencyLog

/// Notes, checkpoints, keys and policies.
enum NoteFuzz {
    static func run(_ bytes: [UInt8]) {
        if let note = try? SignedNote(parsing: bytes) {
            hold(Array(note.encoded.utf8) == bytes, "a note is written as it was read")
            if let checkpoint = try? Checkpoint(parsing: note.text) {
                hold(checkpoint.text == note.text, "a checkpoint is written as it was read")
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if let key = VerifierKey(parsing: text) {
            hold(key.description == text, "a key is written as it was read")
        }
        if let policy = try? TrustPolicy(parsing: bytes), let note = try? SignedNote(parsing: bytes)
        {
            _ = try? policy.accept(note)
        }
    }
}

/// Proof files.
enum ProofFuzz {
    static func run(_ bytes: [UInt8]) {
        if let proof = try? LogProof(parsing: bytes) {
            hold(Array(proof.encoded.utf8) == bytes, "a proof is written as it was read")
            let sizes = [1, 2, 3, 255, 256, 257, UInt64(Int64.max)]
            for size in sizes {
                let path = InclusionProof(index: proof.index, size: size, hashes: proof.hashes)
                _ = path.root(ofLeaf: .empty)
            }
        }
        if let proof = try? PrefixProof(parsing: bytes) {
            hold(Array(proof.encoded.utf8) == bytes, "a proof is written as it was read")
            for size in [proof.oldSize, proof.oldSize + 1, UInt64(Int64.max)] {
                let growth = ConsistencyProof(
                    oldSize: proof.oldSize,
                    newSize: size,
                    hashes: proof.hashes
                )
                _ = growth.proves(old: .empty, new: .empty)
            }
        }
    }
}
