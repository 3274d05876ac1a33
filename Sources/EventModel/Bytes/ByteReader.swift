/// A cursor over bytes from disk that never traps on them.
///
/// Every read checks what is left first and throws ``CodecError``; nothing is copied.
public struct ByteReader: ~Escapable, BitwiseCopyable {
    /// The bytes that are read.
    public let bytes: RawSpan
    /// The place of the next byte.
    public var offset: Int { position }

    @usableFromInline var position: Int

    /// Starts at the first of `bytes`.
    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) {
        self.bytes = bytes
        self.position = 0
    }

    /// Starts at a place that the caller has checked to be in `bytes`.
    @inlinable
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, at offset: Int) {
        self.bytes = bytes
        self.position = offset
    }

    /// How many bytes are left.
    @inlinable
    public var remaining: Int { bytes.byteCount &- offset }

    /// Whether everything has been read.
    @inlinable
    public var isAtEnd: Bool { offset == bytes.byteCount }

    /// Reads one byte.
    @inlinable @inline(__always)
    public mutating func byte() throws(CodecError) -> UInt8 {
        try require(1)
        return unsafe take(1).unsafeLoad(as: UInt8.self)
    }

    /// Reads a 32-bit number, least significant byte first.
    @inlinable @inline(__always)
    public mutating func uint32() throws(CodecError) -> UInt32 {
        try require(4)
        return UInt32(littleEndian: unsafe take(4).unsafeLoadUnaligned(as: UInt32.self))
    }

    /// Reads a 64-bit number, least significant byte first.
    @inlinable @inline(__always)
    public mutating func uint64() throws(CodecError) -> UInt64 {
        try require(8)
        return UInt64(littleEndian: unsafe take(8).unsafeLoadUnaligned(as: UInt64.self))
    }

    /// Reads a signed 64-bit number, least significant byte first.
    @inlinable @inline(__always)
    public mutating func int64() throws(CodecError) -> Int64 {
        Int64(bitPattern: try uint64())
    }

    /// Reads an unsigned LEB128 number in its shortest form.
    @inlinable @inline(__always)
    public mutating func varint() throws(CodecError) -> UInt64 {
        let first = try byte()
        if first < 0x80 { return UInt64(first) }
        return try varintTail(first)
    }

    /// Reads a varint that counts bytes that must still be there.
    @inlinable @inline(__always)
    public mutating func byteCount() throws(CodecError) -> Int {
        let start = offset
        let count = try varint()
        guard count <= UInt64(remaining) else {
            throw CodecError(offset: start, reason: "length runs past the end")
        }
        return Int(truncatingIfNeeded: count)
    }

    /// Reads a varint length and that many bytes, without copying them.
    @inlinable @inline(__always)
    @_lifetime(copy self)
    public mutating func lengthPrefixed() throws(CodecError) -> RawSpan {
        let count = try byteCount()
        return take(count)
    }

    /// Reads this many bytes without copying them.
    @inlinable @inline(__always)
    @_lifetime(copy self)
    public mutating func bytes(_ count: Int) throws(CodecError) -> RawSpan {
        try require(count)
        return take(count)
    }

    /// Reads all that is left.
    @inlinable
    @_lifetime(copy self)
    public mutating func rest() -> RawSpan { take(remaining) }

    /// Reads a varint length and that many bytes of UTF-8 as a string.
    public mutating func string() throws(CodecError) -> String {
        let start = offset
        guard let text = String(validating: try lengthPrefixed()) else {
            throw CodecError(offset: start, reason: "text is not UTF-8")
        }
        return text
    }

    @inlinable
    mutating func varintTail(_ first: UInt8) throws(CodecError) -> UInt64 {
        let start = offset &- 1
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while true {
            let next = try byte()
            if shift == 63 && next > 1 || shift > 63 || next == 0 {
                throw CodecError(offset: start, reason: "number is not a shortest 64-bit LEB128")
            }
            value |= UInt64(next & 0x7F) &<< shift
            if next < 0x80 { return value }
            shift &+= 7
        }
    }

    @inlinable @inline(__always)
    func require(_ count: Int) throws(CodecError) {
        guard count >= 0 && count <= remaining else { throw tooShort() }
    }

    @usableFromInline @inline(never)
    func tooShort() -> CodecError {
        CodecError(offset: offset, reason: "bytes end too early")
    }

    @inlinable @inline(__always)
    @_lifetime(copy self)
    mutating func take(_ count: Int) -> RawSpan {
        let start = position
        position &+= count
        // SAFETY: every caller has checked that `count` bytes are left, and 0 <= start.
        return unsafe bytes.extracting(
            unchecked: Range(uncheckedBounds: (start, start &+ count))
        )
    }
}
