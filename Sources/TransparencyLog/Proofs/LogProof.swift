/// A file that proves by itself that a record is in a log (C2SP tlog-proof, version 1).
///
/// Place, path and checkpoint in one text. What the record says does not stand in it.
public struct LogProof: Hashable, Sendable {
    private static let heading = "c2sp.org/tlog-proof@v1"

    /// The record's place in the log.
    public let index: UInt64
    /// The path from the record's sibling to the root's child.
    public let hashes: [MerkleHash]
    /// The log's signed head, with the cosignatures that it has.
    public let checkpoint: SignedNote
    /// Bytes that nothing vouches for; the store puts none.
    public let extra: [UInt8]?

    /// States a proof.
    public init(
        index: UInt64,
        hashes: [MerkleHash],
        checkpoint: SignedNote,
        extra: [UInt8]? = nil
    ) {
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Reads a proof file.
    public init(parsing bytes: [UInt8]) throws(TransparencyError) {
        guard bytes.count <= SignedNote.longest else {
            throw .malformed("the proof is longer than \(SignedNote.longest) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self), let lines = Lines.split(text)
        else { throw .malformed("a proof is UTF-8 and ends with a newline") }
        guard lines[0] == Self.heading else {
            throw .malformed("a proof begins with \(Self.heading)", line: 1)
        }
        var place = 1
        if place < lines.count, let word = lines[place].dropping("extra ") {
            guard let bytes = Base64.decode(word) else {
                throw .malformed("what is extra is not base64", line: 2)
            }
            extra = bytes
            place += 1
        } else {
            extra = nil
        }
        guard place < lines.count, let word = lines[place].dropping("index "),
            let index = Decimal.parse(word)
        else { throw .malformed("the record's index is missing", line: place + 1) }
        self.index = index
        place += 1
        hashes = try MerkleHash.path(in: lines, from: &place)
        checkpoint = try SignedNote(parsing: lines, behind: place)
    }

    /// The proof as it is written.
    public var encoded: String {
        var text = Self.heading + "\n"
        if let extra { text += "extra \(Base64.encode(extra))\n" }
        text += "index \(index)\n"
        for hash in hashes { text += hash.base64 + "\n" }
        return text + "\n" + checkpoint.encoded
    }

    /// Whose checkpoint it is, once the checkpoint is accepted and leads from the record to its
    /// root.
    ///
    /// `record` are the bytes whose presence is claimed. Throws where it does not.
    public func verify(
        _ record: [UInt8],
        under policy: TrustPolicy
    ) throws(TransparencyError) -> TrustPolicy.Acceptance {
        unsafe try verify(leaf: .leaf(record.span.bytes), under: policy)
    }

    /// The same for the hash of a record.
    public func verify(
        leaf: MerkleHash,
        under policy: TrustPolicy
    ) throws(TransparencyError) -> TrustPolicy.Acceptance {
        let acceptance = try policy.accept(checkpoint)
        let proof = InclusionProof(index: index, size: acceptance.checkpoint.size, hashes: hashes)
        guard let root = proof.root(ofLeaf: leaf) else {
            throw .unproven("the path is not that of record \(index) in a tree of that size")
        }
        guard root == acceptance.checkpoint.root else {
            throw .unproven("the record does not lead to the checkpoint's root")
        }
        return acceptance
    }
}
