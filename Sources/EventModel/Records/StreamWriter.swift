/// Packs a subject's events one behind the other, in the order of their positions.
///
/// Position and recorded time are stored as steps from the entry before; the first entry of each
/// segment is absolute, so that segments can be joined by laying them end to end.
public struct StreamWriter: Sendable {
    /// The packed entries so far.
    public private(set) var bytes: [UInt8]
    /// The last entry's place and time, `nil` before the first entry of a segment.
    var last: (position: UInt64, recorded: Int64)?

    /// Starts a new segment.
    public init() {
        bytes = []
        last = nil
    }

    /// Goes on behind the last entry of a segment that holds at least one.
    public init(
        continuing segment: [UInt8],
        after position: Position,
        recorded: RecordedTime
    ) {
        bytes = segment
        last = (position.rawValue, recorded.instant.microseconds)
    }

    /// How many bytes the entries take.
    public var byteCount: Int { bytes.count }

    /// Adds one event and is true, or adds nothing where it would take the segment over `limit`
    /// bytes.
    @discardableResult
    public mutating func append(
        position: Position,
        recorded: RecordedTime,
        type: EventType,
        payload: Span<UInt8>,
        limit: Int = .max
    ) -> Bool {
        let time = recorded.instant.microseconds
        let isAbsolute = last == nil
        let positionStep = position.rawValue &- (last?.position ?? 0)
        let recordedStep = UInt64(bitPattern: time &- (last?.recorded ?? 0))
        let size =
            2 + Self.size(ofVarint: positionStep) + Self.size(ofVarint: recordedStep)
            + payload.count
        if Self.size(ofVarint: UInt64(size)) + size > limit - bytes.count { return false }
        bytes.append(varint: UInt64(size))
        bytes.append(type.rawValue)
        bytes.append(isAbsolute ? 1 : 0)
        bytes.append(varint: positionStep)
        bytes.append(varint: recordedStep)
        unsafe bytes.append(copying: payload.bytes)
        last = (position.rawValue, time)
        return true
    }

    private static func size(ofVarint value: UInt64) -> Int {
        (70 - (value | 1).leadingZeroBitCount) / 7
    }
}
