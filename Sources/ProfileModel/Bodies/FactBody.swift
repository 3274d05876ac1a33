public import EventModel

/// The value of an attribute from an instant on, or that it ended.
public struct FactBody: EventBody {
    /// The attribute.
    public let attribute: AttributeNumber
    /// The value, `.withheld(.erased)` where it was destroyed; `nil` where the attribute ended.
    public let value: AttributeValue?
    /// The week or month, where the attribute is a series.
    public let period: Period?

    /// States a value, or an end.
    public init(attribute: AttributeNumber, value: AttributeValue?, period: Period? = nil) {
        self.attribute = attribute
        self.value = value
        self.period = period
    }

    /// `EventType.fact`.
    public static var type: EventType { .fact }

    /// Adds the attribute, a tag, the period where there is one, and the value.
    ///
    /// - Precondition: The value is not restricted: that is between a reader and the store.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(varint: UInt64(attribute.rawValue))
        bytes.append(tag | (period == nil ? 0 : Head.hasPeriod))
        if let period {
            bytes.append(littleEndian: UInt32(bitPattern: period.ordinal))
            bytes.append(period.granularity.rawValue)
        }
        switch value {
        case nil: break
        case .code(let text), .text(let text): bytes.append(lengthPrefixed: text)
        case .integer(let number):
            bytes.append(varint: UInt64(bitPattern: number << 1 ^ number >> 63))
        case .decimal(let number): bytes.append(bitsOf: number)
        case .date(let date): bytes.append(littleEndian: UInt32(bitPattern: date.dayNumber))
        case .withheld(let why):
            precondition(why == .erased, "a restricted value is stored as it is")
        }
    }

    private var tag: UInt8 {
        guard let value else { return 0 }
        return value.kind?.rawValue ?? Head.erased
    }

    /// Reads a fact.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let head = try Head(from: &reader)
        attribute = head.attribute
        period = head.period
        switch head.kind {
        case nil: value = head.isErased ? .withheld(.erased) : nil
        case .code: value = .code(try reader.string())
        case .text: value = .text(try reader.string())
        case .integer:
            let zigzag = try reader.varint()
            value = .integer(Int64(bitPattern: zigzag >> 1) ^ (0 &- Int64(zigzag & 1)))
        case .decimal: value = .decimal(try reader.double())
        case .date: value = .date(CalendarDate(dayNumber: try reader.int32()))
        }
        try reader.finish()
    }
}
