import Crypto

/// The SHA-256 of a model document's bytes: the identity of a model version.
///
/// Two documents that differ in a single space are two versions, because the bytes are what was
/// laid before the store and approved.
public struct DocumentDigest: Hashable, Sendable {
    /// The 32 bytes of the digest.
    public let bytes: [UInt8]

    /// Works out the digest of a document; linear in its length.
    public init(of document: [UInt8]) {
        bytes = Array(SHA256.hash(data: document))
    }
}

extension DocumentDigest: CustomStringConvertible {
    /// The digest as 64 lower-case hexadecimal digits.
    public var description: String {
        bytes.map { Hexadecimal.digits(of: UInt64($0), count: 2) }.joined()
    }
}
