/// The name that a source gave an event: the store's idempotency key.
///
/// An event is stored once per key, however often it is sent.
public struct EventKey: Hashable, Sendable, CustomStringConvertible {
    /// The system that the event came from, such as `cpr` or `jobnet`.
    public let source: String
    /// The source's own name for the event, unique within the source.
    public let id: String

    /// The longest source name in UTF-8 bytes.
    public static let maximumSourceByteCount = 64
    /// The longest id in UTF-8 bytes, so that an index key fits LMDB's 511 bytes.
    public static let maximumIDByteCount = 200

    /// Names an event.
    ///
    /// Throws when either part is empty, too long, or holds a control character.
    public init(source: String, id: String) throws(EventKeyError) {
        try Self.check(source, part: .source, maximum: Self.maximumSourceByteCount)
        try Self.check(id, part: .id, maximum: Self.maximumIDByteCount)
        self.source = source
        self.id = id
    }

    /// `source/id`, for messages.
    public var description: String { "\(source)/\(id)" }

    private static func check(
        _ text: String,
        part: EventKeyError.Part,
        maximum: Int
    ) throws(EventKeyError) {
        let count = text.utf8.count
        if count == 0 { throw EventKeyError(part: part, reason: .empty) }
        if count > maximum { throw EventKeyError(part: part, reason: .tooLong(maximum: maximum)) }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw EventKeyError(part: part, reason: .controlCharacter)
        }
    }
}

// Written out because two strings are equal in Swift when they look alike, whatever their bytes,
// whereas a source's names are its bytes.
extension EventKey {
    /// Whether both parts have the same bytes.
    public static func == (left: Self, right: Self) -> Bool {
        left.id.utf8.elementsEqual(right.id.utf8)
            && left.source.utf8.elementsEqual(right.source.utf8)
    }

    /// Hashes the bytes of both parts.
    public func hash(into hasher: inout Hasher) {
        for byte in source.utf8 { hasher.combine(byte) }
        hasher.combine(0 as UInt8)
        for byte in id.utf8 { hasher.combine(byte) }
    }
}
