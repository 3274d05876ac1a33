internal import Crypto
internal import NIOCore

extension ByteBuffer {
    /// The SHA-256 of the bytes that can be read, where they stand.
    var digest: SHA256.Digest {
        var hash = SHA256()
        unsafe withUnsafeReadableBytes { unsafe hash.update(bufferPointer: $0) }
        return hash.finalize()
    }
}
