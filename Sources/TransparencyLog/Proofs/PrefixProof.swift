/// A file that proves by itself that a log of before is the beginning of the log of now.
///
/// The form is that of a request in C2SP tlog-witness: `old SIZE`, the path, an empty line, and the
/// newer checkpoint. The older checkpoint is the one that the reader holds.
public struct PrefixProof: Hashable, Sendable {
    /// How many records the older checkpoint has.
    public let oldSize: UInt64
    /// The hashes of the proof of consistency.
    public let hashes: [MerkleHash]
    /// The newer signed head.
    public let checkpoint: SignedNote

    /// States a proof.
    public init(oldSize: UInt64, hashes: [MerkleHash], checkpoint: SignedNote) {
        self.oldSize = oldSize
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// Reads a proof file.
    public init(parsing bytes: [UInt8]) throws(TransparencyError) {
        guard bytes.count <= SignedNote.longest else {
            throw .malformed("the proof is longer than \(SignedNote.longest) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self), let lines = Lines.split(text)
        else { throw .malformed("a proof is UTF-8 and ends with a newline") }
        guard let word = lines[0].dropping("old "), let size = Decimal.parse(word) else {
            throw .malformed("a proof begins with old and the older size", line: 1)
        }
        oldSize = size
        var place = 1
        hashes = try MerkleHash.path(in: lines, from: &place)
        checkpoint = try SignedNote(parsing: lines, behind: place)
    }

    /// The proof as it is written.
    public var encoded: String {
        "old \(oldSize)\n" + hashes.map { $0.base64 + "\n" }.joined() + "\n" + checkpoint.encoded
    }

    /// What both checkpoints say, once both are accepted and one is the beginning of the other.
    public func verify(
        since old: SignedNote,
        under policy: TrustPolicy
    ) throws(TransparencyError) -> (old: TrustPolicy.Acceptance, new: TrustPolicy.Acceptance) {
        let before = try policy.accept(old)
        let after = try policy.accept(checkpoint)
        guard before.checkpoint.origin == after.checkpoint.origin else {
            throw .unproven("the checkpoints are of two logs")
        }
        guard before.checkpoint.size == oldSize else {
            throw .unproven("the proof begins at \(oldSize) records, the checkpoint elsewhere")
        }
        let proof = ConsistencyProof(
            oldSize: oldSize,
            newSize: after.checkpoint.size,
            hashes: hashes
        )
        guard proof.proves(old: before.checkpoint.root, new: after.checkpoint.root) else {
            throw .unproven("the older log is not the beginning of the newer")
        }
        return (before, after)
    }
}
