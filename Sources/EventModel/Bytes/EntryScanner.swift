/// Goes through a packed stream entry by entry and reads only how each begins.
///
/// What ``StreamReader`` reads of an entry costs tens of nanoseconds when it is done for millions
/// of persons, most of it for what nobody looks at. The scanner reads type, position and, where it
/// is asked to, the recorded time, and leaves the payload to ``payload``. Every length is checked,
/// once for all the numbers that it covers: damaged bytes end in ``CodecError``, and no bytes lead
/// outside the stream. Bytes that nobody looks at may be damaged unseen. Byte table:
/// `Docs/FORMAT.md`.
public struct EntryScanner: ~Escapable {
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

    /// A cursor at the beginning of the entry's payload, which ends where the payload does.
    @inlinable @inline(__always)
    public var payload: ByteReader {
        // SAFETY: advance() keeps 0 <= head <= end <= bytes.byteCount.
        @_lifetime(copy self)
        get { ByteReader(unsafe bytes.extracting(unchecked: head..<end)) }
    }

    /// Goes to the next entry; false after the last.
    ///
    /// Throws where lengths do not fit, a number is not one, or positions do not grow.
    @inlinable @inline(__always)
    public mutating func advance() throws(CodecError) -> Bool {
        start = end
        let left = bytes.byteCount &- start
        if left == 0 { return false }
        count &+= 1
        if left < Self.shortest || !scan(left: left) { try read() }
        guard place >= lowest else { throw unordered() }
        lowest = place &+ 1
        return true
    }

    /// No event is packed into fewer bytes than this: 2 for its own length and 18 that follow.
    @usableFromInline static var shortest: Int { 20 }

    /// Reads the entry at `start` if it is of the usual form; otherwise leaves all as it was.
    @inlinable @inline(__always)
    mutating func scan(left: Int) -> Bool {
        let first = word(start)
        var size = Int(truncatingIfNeeded: first & 0xFF)
        var skipped = 1
        var flags = first &>> 8
        if size >= 0x80 {
            let high = Int(truncatingIfNeeded: flags & 0xFF)
            if high &- 1 >= 0x7F { return false }
            size = size & 0x7F | high &<< 7
            skipped = 2
            flags &>>= 8
        }
        // 2 bytes of type and flag and two words fit, whatever the numbers in them are.
        if size < 18 || size > left &- skipped { return false }
        let body = start &+ skipped
        let positions = word(body &+ 2)
        let positionEnd = ~positions & Self.lastBytes
        let positionSize = (positionEnd.trailingZeroBitCount &+ 1) &>> 3
        let isAbsolute = flags &>> 8 & 0xFF
        if isAbsolute > 1 || positionEnd == 0 { return false }
        let times = word(body &+ 2 &+ positionSize)
        let timeEnd = ~times & Self.lastBytes
        if timeEnd == 0 { return false }
        let timeSize = (timeEnd.trailingZeroBitCount &+ 1) &>> 3
        // All ones for a step, nothing for a value of its own.
        let keep = isAbsolute &- 1
        place = place & keep &+ Self.number(positions, endingAt: positionEnd)
        if tracksRecorded {
            let step = Int64(bitPattern: Self.number(times, endingAt: timeEnd))
            time = time & Int64(bitPattern: keep) &+ step
        }
        typeNumber = UInt8(truncatingIfNeeded: flags)
        head = body &+ 2 &+ positionSize &+ timeSize
        end = body &+ size
        return true
    }

    /// The top bit of every byte, which says that a number goes on.
    @usableFromInline static var lastBytes: UInt64 { 0x8080_8080_8080_8080 }

    /// The 7-bit groups of a word up to the byte whose top bit is the lowest one of `mark`.
    @inlinable @inline(__always)
    static func number(_ word: UInt64, endingAt mark: UInt64) -> UInt64 {
        var number = word & (mark ^ (mark &- 1)) & ~lastBytes
        number = number & 0x007F_007F_007F_007F | (number & 0x7F00_7F00_7F00_7F00) &>> 1
        number = number & 0x0000_3FFF_0000_3FFF | (number & 0x3FFF_0000_3FFF_0000) &>> 2
        return number & 0x0FFF_FFFF | (number & 0x0FFF_FFFF_0000_0000) &>> 4
    }

    @inlinable @inline(__always)
    func word(_ offset: Int) -> UInt64 {
        // SAFETY: scan() has checked that eight bytes from here lie in the entry.
        UInt64(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: UInt64.self
            )
        )
    }

    /// Reads the entry at `start`, whatever form it has.
    @usableFromInline @inline(never)
    mutating func read() throws(CodecError) {
        var reader = ByteReader(bytes, at: start)
        let size = try reader.byteCount()
        let body = reader.offset
        let type = try reader.byte()
        let isAbsolute = try reader.byte()
        guard isAbsolute <= 1 else {
            throw CodecError(offset: start, reason: "entry flags are not known")
        }
        let positionStep = try reader.varint()
        let recordedStep = Int64(bitPattern: try reader.varint())
        guard reader.offset <= body &+ size else {
            throw CodecError(offset: start, reason: "bytes end too early")
        }
        place = isAbsolute == 1 ? positionStep : place &+ positionStep
        time = isAbsolute == 1 ? recordedStep : time &+ recordedStep
        typeNumber = type
        head = reader.offset
        end = body &+ size
    }

    @usableFromInline @inline(never)
    func unordered() -> CodecError {
        CodecError(offset: start, reason: "positions do not grow")
    }
}
