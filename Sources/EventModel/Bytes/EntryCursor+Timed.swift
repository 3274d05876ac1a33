extension EntryCursor {
    /// The times of an event that holds from an instant, and where its body is.
    public struct Timed: BitwiseCopyable, Sendable {
        /// When the source said so, in microseconds.
        public let registered: Int64
        /// When it holds from, in microseconds.
        public let effective: Int64
        /// The place of its body's first byte in the stream.
        public let body: Int

        @inlinable @inline(__always)
        init(registered: Int64, effective: Int64, body: Int) {
            self.registered = registered
            self.effective = effective
            self.body = body
        }
    }

    /// Reads the payload of an event that always has an effective time, in a few instructions.
    ///
    /// Throws where it has none, or does not reach to its body.
    @inlinable @inline(__always)
    public func timed(in bytes: RawSpan) throws(CodecError) -> Timed {
        // Flags, times of four bytes each, and one byte each of source and id's length.
        guard end &- head >= 11, end <= bytes.byteCount else {
            throw Self.untimed(bytes, start, head, end)
        }
        // SAFETY: head + 11 <= end <= bytes.byteCount.
        let flags = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: head, as: UInt8.self)
        let times = Self.word(bytes, head &+ 1)
        let sizes = UInt16(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: head &+ 9,
                as: UInt16.self
            )
        )
        if flags != Self.usualFlags || sizes & 0x8080 != 0 {
            return try Self.timed(bytes, start, head, end)
        }
        return Timed(
            registered: Int64(times & 0xFFFF_FFFF) &* PackedTime.second,
            effective: PackedTime.minutes(UInt32(truncatingIfNeeded: times &>> 32)),
            body: head &+ 11 &+ Int(sizes &>> 8)
        )
    }

    /// An effective time and no target, seconds and minutes.
    @usableFromInline static var usualFlags: UInt8 { 0b1101 }

    /// The two bytes of a body that stand behind `skipped` others, least significant first.
    ///
    /// Throws where the entry ends before. `timed` is what the entry at hand gave.
    @inlinable @inline(__always)
    public func uint16(
        _ timed: Timed,
        after skipped: Int = 0,
        in bytes: RawSpan
    ) throws(CodecError) -> UInt16 {
        let offset = try place(timed, after: skipped, count: 2, in: bytes)
        return UInt16(
            // SAFETY: place() has checked that two bytes from here lie in the stream.
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: UInt16.self
            )
        )
    }

    /// A number of four bytes and the byte behind it, which stand behind `skipped` others.
    ///
    /// Throws where the entry ends before. `timed` is what the entry at hand gave.
    @inlinable @inline(__always)
    public func uint32AndByte(
        _ timed: Timed,
        after skipped: Int,
        in bytes: RawSpan
    ) throws(CodecError) -> (UInt32, UInt8) {
        let offset = try place(timed, after: skipped, count: 5, in: bytes)
        // SAFETY: place() has checked that five bytes from here lie in the stream.
        let number = unsafe bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset,
            as: UInt32.self
        )
        let byte = unsafe bytes.unsafeLoad(
            fromUncheckedByteOffset: offset &+ 4,
            as: UInt8.self
        )
        return (UInt32(littleEndian: number), byte)
    }

    /// The place of bytes of a body; throws where the entry ends before their last.
    ///
    /// What another cursor gave is no danger: it was made here and is never negative.
    @inlinable @inline(__always)
    func place(
        _ timed: Timed,
        after skipped: Int,
        count: Int,
        in bytes: RawSpan
    ) throws(CodecError) -> Int {
        precondition(skipped >= 0, "bytes are skipped forwards")
        precondition(end <= bytes.byteCount, "a cursor walks through one stream")
        let offset = timed.body &+ skipped
        guard offset &+ count <= end else { throw Self.tooShort(offset) }
        return offset
    }

    /// Reads a payload with an effective time, whatever form it has.
    @usableFromInline @inline(never)
    static func timed(
        _ bytes: RawSpan,
        _ start: Int,
        _ head: Int,
        _ end: Int
    ) throws(CodecError) -> Timed {
        let payload = try Payload(bytes.extracting(head..<end))
        guard let effective = payload.effective else {
            throw CodecError(offset: start, reason: noEffectiveTime)
        }
        return Timed(
            registered: payload.registered.instant.microseconds,
            effective: effective.instant.microseconds,
            body: end - payload.body.byteCount
        )
    }

    @usableFromInline static var noEffectiveTime: String { "event has no effective time" }

    /// Why a payload that is too short for one with an effective time is refused.
    @usableFromInline @inline(never)
    static func untimed(
        _ bytes: RawSpan,
        _ start: Int,
        _ head: Int,
        _ end: Int
    ) -> CodecError {
        guard end <= bytes.byteCount, end > head, bytes.byte(at: head) & 1 == 0 else {
            return tooShort(head)
        }
        return CodecError(offset: start, reason: noEffectiveTime)
    }
}
