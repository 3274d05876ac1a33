/// Goes through a packed stream entry by entry and reads only how each begins.
///
/// What ``StreamReader`` reads of an entry costs tens of nanoseconds when it is done for millions
/// of persons, most of it for what nobody looks at. The scanner reads type and position and, where
/// it is asked to, the recorded time, and leaves the payload to ``payload`` or ``timed()``. Every
/// length is checked, once for all the numbers that it covers: damaged bytes end in
/// ``CodecError``, and no bytes lead outside the stream. Bytes that nobody looks at may be damaged
/// unseen, and numbers are not held to their shortest form. Byte table: `Docs/FORMAT.md`.
public struct EntryScanner: ~Escapable, BitwiseCopyable {
    @usableFromInline let bytes: RawSpan
    @usableFromInline let tracksRecorded: Bool
    /// Where the entry begins.
    @usableFromInline var start = 0
    /// Where its payload begins: from `start` to `end`.
    @usableFromInline var head = 0
    /// Where the next entry begins: at most the number of bytes.
    @usableFromInline var end = 0
    @usableFromInline var typeNumber: UInt8 = 0
    @usableFromInline var place: UInt64 = 0
    /// The lowest position that the next entry may have.
    @usableFromInline var lowest: UInt64 = 0
    @usableFromInline var time: Int64 = 0
    @usableFromInline var count: UInt32 = 0

    /// Starts before the first entry of a stream that begins with the subject's first event.
    ///
    /// ``recorded`` is only worked out where `tracksRecorded` says so.
    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan, tracksRecorded: Bool) {
        self.bytes = bytes
        self.tracksRecorded = tracksRecorded
    }

    /// What the entry states.
    @inlinable @inline(__always)
    public var type: EventType { EventType(rawValue: typeNumber) }

    /// The entry's place in the log.
    @inlinable @inline(__always)
    public var position: Position { Position(rawValue: place) }

    /// When the store took the entry in.
    ///
    /// - Precondition: The scanner was asked to work it out.
    @inlinable @inline(__always)
    public var recorded: RecordedTime { RecordedTime(Instant(microseconds: time)) }

    /// The entry's place in the subject's stream.
    @inlinable @inline(__always)
    public var revision: Revision { Revision(rawValue: count &- 1) }

    /// The place of the entry's first byte in the stream.
    @inlinable @inline(__always)
    public var offset: Int { start }

    /// The place of the payload's first byte in the stream.
    @inlinable @inline(__always)
    public var payloadOffset: Int { head }

    /// The place behind the payload's last byte in the stream.
    @inlinable @inline(__always)
    public var payloadEnd: Int { end }

    /// The bytes of the entry's payload.
    @inlinable @inline(__always)
    public var payload: RawSpan {
        @_lifetime(copy self)
        get {
            // SAFETY: advance() keeps 0 <= head <= end <= bytes.byteCount.
            unsafe bytes.extracting(unchecked: Range(uncheckedBounds: (head, end)))
        }
    }

    /// Goes to the next entry; false after the last.
    ///
    /// Throws where lengths do not fit, a number is not one, or positions do not grow.
    @inlinable @inline(__always)
    public mutating func advance() throws(CodecError) -> Bool {
        start = end
        let left = bytes.byteCount &- start
        count &+= 1
        if left < Self.shortest || !scan(left: left) {
            if left == 0 { return false }
            // By value, so that the scanner itself can stay in registers.
            let entry = try Self.read(bytes, at: start, after: place, time)
            typeNumber = entry.type
            place = entry.place
            time = entry.time
            head = entry.head
            end = entry.end
        }
        guard place >= lowest else { throw Self.unordered(start) }
        lowest = place &+ 1
        return true
    }
}
