internal import Crypto

/// The two keys of one subject, split by purpose so that no key seals two kinds of plaintext.
///
/// They are random, never derived: destroying the vault's copy makes every sealed byte of the
/// subject unreadable, in backups too.
struct SubjectKeys: Sendable {
    /// Seals the payloads of records.
    let records: SymmetricKey
    /// Seals the rows of packed history.
    let rows: SymmetricKey

    /// How many bytes both keys take.
    static let byteCount = 64

    /// Draws new keys.
    init() {
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        SystemRandom.fill(&bytes)
        records = SymmetricKey(data: bytes[..<32])
        rows = SymmetricKey(data: bytes[32...])
    }

    /// Takes both keys from 64 bytes, records first.
    init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        records = SymmetricKey(data: bytes[..<32])
        rows = SymmetricKey(data: bytes[32...])
    }

    /// Both keys as 64 bytes, records first.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        unsafe records.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        unsafe rows.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        return bytes
    }
}
