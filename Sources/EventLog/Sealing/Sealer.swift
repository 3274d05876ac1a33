internal import EventModel

/// Seals and opens bytes with AES-256-GCM under a random 96-bit nonce that is stored in front.
///
/// Sealed bytes are nonce (12), ciphertext (as long as the plaintext), tag (16). A nonce is drawn
/// anew for every seal and kept with it, so a restored backup or a row written again can not pair
/// one nonce with two plaintexts except by the chance that NIST SP 800-38D section 8.3 bounds:
/// fewer than 2^32 seals per key, and every key here belongs to one subject and one purpose.
package enum Sealer {
    /// How many bytes sealing adds.
    package static let overhead = Nonce.byteCount + AESGCM.tagByteCount

    /// Adds the sealed form of `plaintext` to `output`.
    package static func seal(
        _ plaintext: RawSpan,
        with key: SealingKey,
        nonce: Nonce,
        authenticating header: RawSpan,
        to output: inout [UInt8]
    ) {
        lay(nonce, plaintext, to: &output)
        AESGCM.seal(
            last: plaintext.byteCount,
            of: &output,
            with: key,
            nonce: nonce,
            authenticating: header
        )
    }

    /// Adds the sealed form of `plaintext` to `output`, under a key that is expanded already.
    static func seal(
        _ plaintext: RawSpan,
        with cipher: AESGCM,
        nonce: Nonce,
        authenticating header: RawSpan,
        to output: inout [UInt8]
    ) {
        lay(nonce, plaintext, to: &output)
        cipher.seal(
            last: plaintext.byteCount,
            of: &output,
            nonce: nonce,
            authenticating: header
        )
    }

    /// Opens sealed bytes and adds the plaintext to `output`; `false` when they were altered.
    package static func open(
        _ sealed: RawSpan,
        with key: SealingKey,
        authenticating header: RawSpan,
        to output: inout [UInt8]
    ) -> Bool {
        AESGCM.open(sealed, with: key, authenticating: header, to: &output)
    }

    /// Opens sealed bytes under a key that is expanded already.
    static func open(
        _ sealed: RawSpan,
        with cipher: AESGCM,
        authenticating header: RawSpan,
        to output: inout [UInt8]
    ) -> Bool {
        cipher.open(sealed, authenticating: header, to: &output)
    }

    /// Lays nonce and plaintext where they are sealed in place.
    private static func lay(_ nonce: Nonce, _ plaintext: RawSpan, to output: inout [UInt8]) {
        unsafe output.append(copying: nonce.bytes.span.bytes)
        output.append(copying: plaintext)
    }
}
