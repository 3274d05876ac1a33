internal import Crypto

/// A public key that signatures of notes are checked with, and the name it goes by.
///
/// Written as `name+ID+KEY`: the id in eight hexadecimal digits, the key in base64 behind a byte
/// for its algorithm (C2SP signed-note).
public struct VerifierKey: Hashable, Sendable {
    /// What a signature of the key is of.
    public enum Algorithm: UInt8, Hashable, Sendable {
        /// Ed25519 (RFC 8032) over the note's text: how a log signs.
        case ed25519 = 1
        /// Ed25519 over the text behind a time: how a witness signs (C2SP tlog-cosignature).
        case cosignature = 4
    }

    /// The name.
    public let name: String
    /// What it signs.
    public let algorithm: Algorithm
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// What a signature line names it by.
    public let id: UInt32

    /// Names a public key; `nil` where the name may not be one or the key is not one of Ed25519.
    public init?(name: String, algorithm: Algorithm, publicKey: [UInt8]) {
        guard let name = KeyName(name),
            (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
        else { return nil }
        self.name = name.text
        self.algorithm = algorithm
        self.publicKey = publicKey
        id = Self.id(name.text, algorithm, publicKey)
    }

    /// Reads a key; `nil` where the text is not one, or its id is another key's.
    public init?(parsing text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 8,
            parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }),
            let id = UInt32(parts[1], radix: 16),
            let key = Base64.decode(parts[2]), let first = key.first,
            let algorithm = Algorithm(rawValue: first)
        else { return nil }
        self.init(name: String(parts[0]), algorithm: algorithm, publicKey: Array(key[1...]))
        if self.id != id { return nil }
    }

    /// Whether a signature is this key's over a note's text.
    func verifies(_ signature: NoteSignature, of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        switch algorithm {
        case .ed25519:
            return key.isValidSignature(signature.bytes, for: Array(text.utf8))
        case .cosignature:
            guard let cosignature = Cosignature(signature.bytes) else { return false }
            let message = Array(cosignature.message(text).utf8)
            return key.isValidSignature(cosignature.signature, for: message)
        }
    }

    private static func id(_ name: String, _ algorithm: Algorithm, _ key: [UInt8]) -> UInt32 {
        let digest = SHA256.hash(data: Array("\(name)\n".utf8) + [algorithm.rawValue] + key)
        return digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension VerifierKey: CustomStringConvertible {
    /// The key as it is written.
    public var description: String {
        let digits = String(id, radix: 16)
        let padded = String(repeating: "0", count: 8 - digits.utf8.count) + digits
        return "\(name)+\(padded)+\(Base64.encode([algorithm.rawValue] + publicKey))"
    }
}
