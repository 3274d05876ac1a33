public import EventModel

/// The statement that an earlier event never was; which one, the event's target says.
public struct AnnulmentBody: EventBody {
    /// States it.
    public init() {}

    /// `EventType.annulment`.
    public static var type: EventType { .annulment }

    /// Adds nothing: there is nothing to say beside the target.
    public func append(to bytes: inout [UInt8]) {}

    /// Reads an empty encoding.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        try ByteReader(bytes).finish()
    }
}
