public import EventModel

/// The withdrawal of a submission from now on; which one, the event's target says.
public struct WithdrawalBody: EventBody {
    /// States it.
    public init() {}

    /// `EventType.withdrawal`.
    public static var type: EventType { .withdrawal }

    /// Adds nothing: there is nothing to say beside the target.
    public func append(to bytes: inout [UInt8]) {}

    /// Reads an empty encoding.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        try ByteReader(bytes).finish()
    }
}
