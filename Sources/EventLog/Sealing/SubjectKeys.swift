/// The two keys of one subject, split by purpose so that no key seals two kinds of plaintext.
///
/// They are random, never derived: destroying the vault's copy makes every sealed byte of the
/// subject unreadable, in backups too.
struct SubjectKeys: Sendable {
    /// Each record's key is derived from it and the record's nonce: `AESGCM.derived(from:nonce:)`.
    let records: SealingKey
    /// Seals the rows of packed history.
    let rows: SealingKey

    /// How many bytes both keys take.
    static let byteCount = 2 * SealingKey.byteCount

    /// Draws new keys.
    init() {
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        SystemRandom.fill(&bytes)
        self.init(bytes.span)
    }

    /// Takes both keys from 64 bytes, records first.
    init?(bytes: Span<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(bytes)
    }

    private init(_ bytes: Span<UInt8>) {
        records = SealingKey(bytes.extracting(0..<SealingKey.byteCount))
        rows = SealingKey(bytes.extracting(SealingKey.byteCount..<Self.byteCount))
    }

    /// Both keys as 64 bytes, records first.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        for index in records.bytes.indices { bytes.append(records.bytes[index]) }
        for index in rows.bytes.indices { bytes.append(rows.bytes[index]) }
        return bytes
    }
}
