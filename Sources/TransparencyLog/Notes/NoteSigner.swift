internal import Crypto

/// A private key that signs notes under a name.
///
/// The secret is held in memory for as long as the value lives; it is never printed.
public struct NoteSigner: Sendable {
    /// How many bytes the secret has.
    public static let byteCount = 32

    /// What its signatures are checked with.
    public let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// Takes up a key by its secret; `nil` where the name may not be one or there are not 32 bytes.
    public init?(name: String, algorithm: VerifierKey.Algorithm = .ed25519, secret: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret),
            let verifier = VerifierKey(
                name: name,
                algorithm: algorithm,
                publicKey: Array(key.publicKey.rawRepresentation)
            )
        else { return nil }
        self.key = key
        self.verifier = verifier
    }

    /// The same key under another name; `nil` where the name may not be one.
    public func renamed(_ name: String) -> NoteSigner? {
        NoteSigner(
            name: name,
            algorithm: verifier.algorithm,
            secret: Array(key.rawRepresentation)
        )
    }

    /// Draws a new secret from the system's random numbers.
    public static func newSecret() -> [UInt8] {
        Array(Curve25519.Signing.PrivateKey().rawRepresentation)
    }

    /// Signs a note's text; `time`, in seconds since 1970, is part of a witness's signature and of
    /// no other.
    public func sign(_ text: String, at time: UInt64 = 0) throws -> NoteSignature {
        var bytes: [UInt8]
        switch verifier.algorithm {
        case .ed25519: bytes = Array(try key.signature(for: Array(text.utf8)))
        case .cosignature:
            let message = Array(Cosignature.message(text, at: time).utf8)
            bytes = Cosignature(time: time, signature: Array(try key.signature(for: message))).bytes
        }
        return NoteSignature(name: verifier.name, keyID: verifier.id, bytes: bytes)
    }
}
