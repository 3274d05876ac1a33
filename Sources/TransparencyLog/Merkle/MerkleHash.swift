internal import Crypto

/// A hash of a Merkle tree: of a record, of two subtrees, or of nothing.
///
/// SHA-256 with the domain separation of RFC 6962 section 2.1: a leaf is hashed behind a zero byte,
/// two subtrees behind a byte of one, so that neither can stand in for the other.
public struct MerkleHash: Sendable {
    /// How many bytes a hash has.
    public static let byteCount = 32

    /// The hash's bytes.
    public let bytes: [32 of UInt8]

    /// Takes 32 bytes as a hash.
    ///
    /// - Precondition: There are 32 of them.
    public init(_ source: Span<UInt8>) {
        precondition(source.count == Self.byteCount, "A Merkle hash has 32 bytes")
        bytes = [32 of UInt8] { source[$0] }
    }

    private init(_ digest: SHA256Digest) {
        bytes = unsafe digest.withUnsafeBytes { digest in
            [32 of UInt8] { unsafe digest[$0] }
        }
    }

    /// The root of a tree without leaves: the hash of the empty string.
    public static var empty: MerkleHash { MerkleHash(SHA256().finalize()) }

    /// The hash of a record.
    public static func leaf(_ record: RawSpan) -> MerkleHash {
        var hasher = prefixed(0)
        unsafe record.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        return MerkleHash(hasher.finalize())
    }

    /// The hash of two neighbouring subtrees.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var hasher = prefixed(1)
        unsafe left.bytes.span.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        unsafe right.bytes.span.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        return MerkleHash(hasher.finalize())
    }

    private static func prefixed(_ domain: UInt8) -> SHA256 {
        var hasher = SHA256()
        unsafe withUnsafeBytes(of: domain) { unsafe hasher.update(bufferPointer: $0) }
        return hasher
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
