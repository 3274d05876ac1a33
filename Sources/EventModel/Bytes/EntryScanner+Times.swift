extension EntryScanner {
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
    public func timed() throws(CodecError) -> Timed {
        // Registered time, flags, effective time, and one byte each of source and id's length.
        guard end &- head >= 19 else { throw Self.tooShort(head) }
        let registered = Int64(bitPattern: word(head))
        let effective = Int64(bitPattern: word(head &+ 9))
        // SAFETY: head + 19 <= end <= bytes.byteCount.
        let flags = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: head &+ 8, as: UInt8.self)
        let sizes = UInt16(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: head &+ 17,
                as: UInt16.self
            )
        )
        var body = head &+ 19 &+ Int(sizes &>> 8)
        if flags != 1 || sizes & 0x8080 != 0 {
            body = try Self.body(bytes, head, end)
        }
        return Timed(registered: registered, effective: effective, body: body)
    }

    /// The two bytes of a body that stand behind `skipped` others, least significant first.
    ///
    /// Throws where the entry ends before. `timed` is what the entry at hand gave.
    @inlinable @inline(__always)
    public func uint16(_ timed: Timed, after skipped: Int = 0) throws(CodecError) -> UInt16 {
        let offset = try place(timed, after: skipped, count: 2)
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
        after skipped: Int
    ) throws(CodecError) -> (UInt32, UInt8) {
        let offset = try place(timed, after: skipped, count: 5)
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
    /// What another scanner gave is no danger: it was made here and is never negative.
    @inlinable @inline(__always)
    func place(
        _ timed: Timed,
        after skipped: Int,
        count: Int
    ) throws(CodecError) -> Int {
        precondition(skipped >= 0, "bytes are skipped forwards")
        let offset = timed.body &+ skipped
        guard offset &+ count <= end else { throw Self.tooShort(offset) }
        return offset
    }

    /// Where the body of a payload begins, whatever form the payload has.
    @usableFromInline @inline(never)
    static func body(_ bytes: RawSpan, _ head: Int, _ end: Int) throws(CodecError) -> Int {
        var reader = ByteReader(bytes.extracting(head..<end))
        _ = try reader.uint64()
        let flags = try reader.byte()
        guard flags == 1 || flags == 3 else {
            throw CodecError(offset: head, reason: "event has no effective time")
        }
        _ = try reader.bytes(flags == 3 ? 16 : 8)
        _ = try reader.varint()
        _ = try reader.lengthPrefixed()
        return head &+ reader.offset
    }
}
