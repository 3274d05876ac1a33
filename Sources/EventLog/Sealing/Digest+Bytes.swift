package import Crypto
internal import FoundationEssentials

extension SHA256Digest {
    /// The digest's bytes, copied at once: as a sequence they come one by one, each in a box.
    package var byteArray: [UInt8] {
        // SAFETY: the bytes are copied inside the closure.
        unsafe withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
    }
}

extension SHA256 {
    /// The digest of a text's UTF-8, taken where it stands.
    package static func hash(utf8 text: Substring) -> SHA256Digest {
        var hash = SHA256()
        let bytes = text.utf8.span
        // SAFETY: the bytes are read inside the closure.
        unsafe bytes.withUnsafeBytes { bytes in unsafe hash.update(bufferPointer: bytes) }
        return hash.finalize()
    }
}
