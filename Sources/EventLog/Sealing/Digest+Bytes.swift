package import Crypto
internal import FoundationEssentials

extension SHA256Digest {
    /// The digest's bytes, copied at once: as a sequence they come one by one, each in a box.
    package var byteArray: [UInt8] {
        // SAFETY: the bytes are copied inside the closure.
        unsafe withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
    }
}
