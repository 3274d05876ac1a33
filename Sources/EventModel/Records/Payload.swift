/// The sealed part of a record: times, key, target and body.
///
/// Its bytes are the same for the same event, whatever its place in the log, so that a repeated
/// event is recognised by comparing them. Byte table: `Docs/FORMAT.md`.
public struct Payload: ~Escapable {
    /// When the source said so.
    public let registered: RegisteredTime
    /// When it holds from.
    public let effective: EffectiveTime?
    /// The earlier event that it speaks of.
    public let target: Position?
    /// The number of the source's name.
    public let source: SourceNumber
    /// The event's id within the source, in UTF-8.
    public let id: RawSpan
    /// The statement, in the encoding of the event's type.
    public let body: RawSpan

    static let hasEffective: UInt8 = 1
    static let hasTarget: UInt8 = 2
    /// The registered time is stored as whole seconds.
    static let registeredInSeconds: UInt8 = 4
    /// The effective time is stored as whole minutes.
    static let effectiveInMinutes: UInt8 = 8

    /// Reads a payload in place.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let flags = try reader.byte()
        // Minutes of an effective time that is not there are none of the writer's.
        guard flags <= 15, flags & 9 != 8 else {
            throw CodecError(offset: 0, reason: "payload flags are not known")
        }
        let registered = RegisteredTime(
            Instant(
                microseconds: flags & Self.registeredInSeconds != 0
                    ? Int64(try reader.uint32()) &* PackedTime.second
                    : try PackedTime.long(&reader) { PackedTime.seconds(of: $0) == nil }
            )
        )
        var effective: EffectiveTime?
        if flags & Self.hasEffective != 0 {
            effective = EffectiveTime(
                Instant(
                    microseconds: flags & Self.effectiveInMinutes != 0
                        ? PackedTime.minutes(try reader.uint32())
                        : try PackedTime.long(&reader) { PackedTime.minutes(of: $0) == nil }
                )
            )
        }
        var target: Position?
        if flags & Self.hasTarget != 0 {
            target = Position(rawValue: try reader.uint64())
        }
        let source = try reader.varint()
        guard let number = UInt32(exactly: source) else {
            throw CodecError(offset: reader.offset, reason: "source number is too large")
        }
        self.registered = registered
        self.effective = effective
        self.target = target
        self.source = SourceNumber(rawValue: number)
        self.id = try reader.lengthPrefixed()
        self.body = reader.rest()
    }

    /// Adds the payload of an event to `bytes`.
    public static func append(
        _ event: NewEvent,
        source: SourceNumber,
        target: Position?,
        to bytes: inout [UInt8]
    ) {
        let registered = event.registered.instant.microseconds
        let effective = event.effective?.instant.microseconds
        let seconds = PackedTime.seconds(of: registered)
        let minutes = effective.flatMap(PackedTime.minutes(of:))
        bytes.append(
            (effective == nil ? 0 : hasEffective) | (target == nil ? 0 : hasTarget)
                | (seconds == nil ? 0 : registeredInSeconds)
                | (minutes == nil ? 0 : effectiveInMinutes)
        )
        if let seconds {
            bytes.append(littleEndian: seconds)
        } else {
            bytes.append(littleEndian: registered)
        }
        if let minutes {
            bytes.append(littleEndian: UInt32(bitPattern: minutes))
        } else if let effective {
            bytes.append(littleEndian: effective)
        }
        if let target { bytes.append(littleEndian: target.rawValue) }
        bytes.append(varint: UInt64(source.rawValue))
        bytes.append(lengthPrefixed: event.key.id)
        bytes.append(contentsOf: event.body)
    }
}
