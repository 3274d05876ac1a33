internal import EventModel

/// The two keys of one subject, split by purpose so that no key seals two kinds of plaintext.
///
/// They are random, never derived: destroying the vault's copy makes every sealed byte of the
/// subject unreadable, in backups too.
struct SubjectKeys: Sendable {
    /// Each record's key is derived from it and the record's nonce: `AESGCM.derived(from:nonce:)`.
    let records: SealingKey
    /// Seals the rows of packed history.
    let rows: SealingKey
    /// The first position of the log whose record ``records`` opens.
    ///
    /// Not the first of all where parts of the person's data were destroyed: then the vault keeps
    /// a key for every older record that is left.
    private(set) var since = Position.first

    /// How many bytes both keys take.
    static let byteCount = 2 * SealingKey.byteCount

    /// Draws new keys.
    init() {
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        SystemRandom.fill(&bytes)
        self.init(bytes.span)
    }

    /// Takes both keys from 64 bytes, records first, and the position from eight more where keys
    /// were renewed.
    init?(bytes: Span<UInt8>) {
        guard bytes.count == Self.byteCount || bytes.count == Self.byteCount + 8 else {
            return nil
        }
        self.init(bytes)
        guard bytes.count > Self.byteCount else { return }
        let number = (0..<8).reduce(UInt64(0)) {
            $0 | UInt64(bytes[Self.byteCount + $1]) << UInt64(8 * $1)
        }
        since = Position(rawValue: number)
    }

    /// The same keys, from a position on.
    func since(_ position: Position) -> SubjectKeys {
        var keys = self
        keys.since = position
        return keys
    }

    private init(_ bytes: Span<UInt8>) {
        records = SealingKey(bytes.extracting(0..<SealingKey.byteCount))
        rows = SealingKey(bytes.extracting(SealingKey.byteCount..<Self.byteCount))
    }

    /// Both keys as 64 bytes, records first, and where they were renewed the position.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        for index in records.bytes.indices { bytes.append(records.bytes[index]) }
        for index in rows.bytes.indices { bytes.append(rows.bytes[index]) }
        if since > .first { bytes.append(littleEndian: since.rawValue) }
        return bytes
    }
}
