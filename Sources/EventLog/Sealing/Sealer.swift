internal import Crypto
internal import EventModel
internal import FoundationEssentials

/// Seals and opens bytes with AES-256-GCM under a random 96-bit nonce that is stored in front.
///
/// Sealed bytes are nonce (12), ciphertext (as long as the plaintext), tag (16). A nonce is drawn
/// anew for every seal and kept with it, so a restored backup or a row written again can not pair
/// one nonce with two plaintexts except by the chance that NIST SP 800-38D section 8.3 bounds:
/// fewer than 2^32 seals per key, and every key here belongs to one subject and one purpose.
enum Sealer {
    /// How many bytes sealing adds.
    static let overhead = Nonces.byteCount + 16

    /// Adds the sealed form of `plaintext` to `output`.
    static func seal(
        _ plaintext: RawSpan,
        with key: SymmetricKey,
        nonce: AES.GCM.Nonce,
        authenticating header: RawSpan,
        to output: inout [UInt8]
    ) {
        unsafe plaintext.withUnsafeBytes { plain in
            unsafe header.withUnsafeBytes { head in
                guard
                    let box = try? unsafe AES.GCM.seal(
                        plain,
                        using: key,
                        nonce: nonce,
                        authenticating: head
                    ),
                    let combined = box.combined
                else { preconditionFailure("AES-GCM seals every plaintext below 64 GiB") }
                unsafe combined.withUnsafeBytes { unsafe output.append(contentsOf: $0) }
            }
        }
    }

    /// Opens sealed bytes and adds the plaintext to `output`; `false` when they were altered.
    static func open(
        _ sealed: RawSpan,
        with key: SymmetricKey,
        authenticating header: RawSpan,
        to output: inout [UInt8]
    ) -> Bool {
        unsafe sealed.withUnsafeBytes { sealed in
            unsafe header.withUnsafeBytes { head in
                guard let box = try? unsafe AES.GCM.SealedBox(combined: sealed),
                    let plain = try? unsafe AES.GCM.open(box, using: key, authenticating: head)
                else { return false }
                unsafe plain.withUnsafeBytes { unsafe output.append(contentsOf: $0) }
                return true
            }
        }
    }
}
