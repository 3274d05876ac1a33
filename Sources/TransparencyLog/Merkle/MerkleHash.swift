/// A hash of a Merkle tree: of a record, of two subtrees, or of nothing.
///
/// SHA-256 with the domain separation of RFC 6962 section 2.1: a leaf is hashed behind a zero byte,
/// two subtrees behind a byte of one, so that neither can stand in for the other.
public struct MerkleHash: BitwiseCopyable, Sendable {
    /// How many bytes a hash has.
    public static let byteCount = 32

    /// What is hashed before a record.
    static let leafPrefix: UInt8 = 0
    /// What is hashed before two subtrees.
    static let nodePrefix: UInt8 = 1

    /// The hash's bytes.
    public let bytes: [32 of UInt8]

    /// Takes 32 bytes as a hash.
    ///
    /// - Precondition: There are 32 of them.
    public init(_ source: Span<UInt8>) {
        precondition(source.count == Self.byteCount, "A Merkle hash has 32 bytes")
        bytes = [32 of UInt8] { source[$0] }
    }

    init(_ bytes: [32 of UInt8]) {
        self.bytes = bytes
    }

    /// The root of a tree without leaves: the hash of the empty string.
    public static let empty = MerkleHash(SHA256Digest.ofNothing)

    /// The hash of a record.
    public static func leaf(_ record: RawSpan) -> MerkleHash {
        MerkleHash(SHA256Digest.of(leafPrefix, record))
    }

    /// The hash of two neighbouring subtrees.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        let children: [2 of MerkleHash] = [left, right]
        return MerkleHash(SHA256Digest.of(nodePrefix, unsafe children.span.bytes))
    }
}

extension MerkleHash: Hashable {
    /// Whether two hashes are the same bytes.
    public static func == (left: MerkleHash, right: MerkleHash) -> Bool {
        left.bytes.indices.allSatisfy { left.bytes[$0] == right.bytes[$0] }
    }

    /// Hashes the first eight bytes, which are as good as random.
    public func hash(into hasher: inout Hasher) {
        for index in 0..<8 { hasher.combine(bytes[index]) }
    }
}

extension MerkleHash: CustomStringConvertible {
    /// The hash in hexadecimal.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.indices.flatMap { index in
            [digits[Int(bytes[index] >> 4)], digits[Int(bytes[index] & 15)]]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
