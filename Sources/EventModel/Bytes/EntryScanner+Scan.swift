extension EntryScanner {
    /// Fewer bytes than any entry of the usual form has: one of its length and 18 that follow.
    @usableFromInline static var shortest: Int { 19 }

    /// Reads the entry at `start` if it is of the usual form; otherwise leaves all as it was.
    ///
    /// Usual are up to 127 bytes, a position in up to four and a recorded time in up to eight.
    @inlinable @inline(__always)
    mutating func scan(left: Int) -> Bool {
        // Length, type, flag, and the first five bytes of what follows.
        let first = word(start)
        let size = Int(truncatingIfNeeded: first & 0xFF)
        // 2 bytes of type and flag, 4 and 8 of the numbers fit, whatever the numbers are.
        if size < 18 || size > 127 || size >= left { return false }
        let isAbsolute = first &>> 16 & 0xFF
        let positions = UInt32(truncatingIfNeeded: first &>> 24)
        let positionEnd = ~positions & 0x8080_8080
        if isAbsolute > 1 || positionEnd == 0 { return false }
        let body = start &+ 3 &+ (positionEnd.trailingZeroBitCount &+ 1) &>> 3
        let times = word(body)
        let timeEnd = ~times & Self.lastBytes
        if timeEnd == 0 { return false }
        // All ones for a step, nothing for a value of its own.
        let keep = isAbsolute &- 1
        place = place & keep &+ Self.number(positions, endingAt: positionEnd)
        if tracksRecorded {
            let step = Int64(bitPattern: Self.number(times, endingAt: timeEnd))
            time = time & Int64(bitPattern: keep) &+ step
        }
        typeNumber = UInt8(truncatingIfNeeded: first &>> 8)
        head = body &+ (timeEnd.trailingZeroBitCount &+ 1) &>> 3
        end = start &+ 1 &+ size
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

    /// The same of a word of four bytes.
    @inlinable @inline(__always)
    static func number(_ word: UInt32, endingAt mark: UInt32) -> UInt64 {
        // Of dense imports almost every step is one.
        if mark & 0x80 != 0 { return UInt64(word & 0x7F) }
        var number = word & (mark ^ (mark &- 1)) & 0x7F7F_7F7F
        number = number & 0x007F_007F | (number & 0x7F00_7F00) &>> 1
        return UInt64(number & 0x3FFF | (number & 0x3FFF_0000) &>> 2)
    }

    @inlinable @inline(__always)
    func word(_ offset: Int) -> UInt64 {
        // SAFETY: the caller has checked that eight bytes from here lie in the stream.
        UInt64(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: UInt64.self
            )
        )
    }

    /// How an entry begins.
    @usableFromInline
    struct Entry {
        @usableFromInline var type: UInt8
        @usableFromInline var place: UInt64
        @usableFromInline var time: Int64
        @usableFromInline var head: Int
        @usableFromInline var end: Int
    }

    /// Reads an entry, whatever form it has.
    @usableFromInline @inline(never)
    static func read(
        _ bytes: RawSpan,
        at start: Int,
        after place: UInt64,
        _ time: Int64
    ) throws(CodecError) -> Entry {
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
        guard reader.offset <= body &+ size else { throw tooShort(start) }
        return Entry(
            type: type,
            place: isAbsolute == 1 ? positionStep : place &+ positionStep,
            time: isAbsolute == 1 ? recordedStep : time &+ recordedStep,
            head: reader.offset,
            end: body &+ size
        )
    }

    @usableFromInline @inline(never)
    static func unordered(_ offset: Int) -> CodecError {
        CodecError(offset: offset, reason: "positions do not grow")
    }

    @usableFromInline @inline(never)
    static func tooShort(_ offset: Int) -> CodecError {
        CodecError(offset: offset, reason: "bytes end too early")
    }
}
