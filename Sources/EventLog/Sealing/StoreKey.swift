internal import Crypto
internal import FoundationEssentials

/// The store's secret, kept in the key file, from which the vault's keys are derived.
///
/// Derivation is HKDF-SHA256 (RFC 5869) with an info text per purpose; it happens once, at open.
public struct StoreKey: Sendable {
    /// How many bytes the secret has.
    public static let byteCount = 32

    /// Finds aliases in the vault.
    let aliasIndex: SymmetricKey
    /// Seals aliases in the vault.
    let aliasSeal: AESGCM
    /// Wraps subject keys in the vault.
    let subjectWrap: AESGCM
    /// Stands in for person numbers inside ids.
    let idPseudonym: SymmetricKey
    /// Gives each entry of the read log a key of its own.
    let accessSeal: SealingKey
    /// Finds the reads of one actor.
    let accessIndex: SymmetricKey
    /// Stands in for the names of employees.
    let employeePseudonym: SymmetricKey
    /// What the key that signs checkpoints is made of, 32 bytes.
    public let signingSecret: [UInt8]
    /// Recognises the key without revealing it, 16 bytes.
    public let fingerprint: [UInt8]

    /// Derives the keys of a store from its secret.
    ///
    /// - Precondition: The secret has 32 bytes.
    public init(secret: [UInt8]) {
        precondition(secret.count == Self.byteCount, "A store's secret has 32 bytes")
        let root = SymmetricKey(data: secret)
        func derive(_ purpose: String, _ count: Int = 32) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: root,
                info: Array("profilehistory/1/\(purpose)".utf8),
                outputByteCount: count
            )
        }
        aliasIndex = derive("alias-index")
        aliasSeal = AESGCM(SealingKey(derive("alias-seal")))
        subjectWrap = AESGCM(SealingKey(derive("subject-wrap")))
        idPseudonym = derive("id-pseudonym")
        accessSeal = SealingKey(derive("access-seal"))
        accessIndex = derive("access-index")
        employeePseudonym = derive("employee-pseudonym")
        signingSecret = Self.bytes(derive("checkpoint-sign"))
        fingerprint = Self.bytes(derive("fingerprint", 16))
    }

    private static func bytes(_ key: SymmetricKey) -> [UInt8] {
        unsafe key.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// Draws a new secret from the system's random numbers.
    public static func newSecret() -> [UInt8] {
        bytes(SymmetricKey(size: .bits256))
    }

    /// A keyed digest (HMAC-SHA256) of a text, cut to 16 bytes.
    ///
    /// It names content that has no name of its own without revealing it.
    public func pseudonym(of text: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: text, using: idPseudonym).prefix(16))
    }
}
