public import EventModel

/// The end of a restriction; which one, the event's target says, and from when its effective time.
public struct LiftBody: EventBody {
    /// Why; may be empty.
    public let reason: String

    /// Describes the end of a restriction.
    public init(reason: String = "") {
        self.reason = reason
    }

    /// `EventType.lift`.
    public static var type: EventType { .lift }

    /// Adds the reason.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: reason)
    }

    /// Reads the end of a restriction.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        reason = try reader.string()
        try reader.finish()
    }
}
