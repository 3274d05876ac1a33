extension RawSpan {
    /// The byte at a place; asking for one outside is a programmer's error and traps.
    ///
    /// Meant for spans whose length is known where they are read, such as what
    /// ``ByteReader/bytes(_:)`` gives for a constant: then the reader checks once, and the trap is
    /// compiled away.
    @inlinable @inline(__always)
    public func byte(at offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// The 16-bit number at a place, least significant byte first; traps outside.
    @inlinable @inline(__always)
    public func uint16(at offset: Int) -> UInt16 {
        UInt16(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The 32-bit number at a place, least significant byte first; traps outside.
    @inlinable @inline(__always)
    public func uint32(at offset: Int) -> UInt32 {
        UInt32(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The 64-bit number at a place, least significant byte first; traps outside.
    @inlinable @inline(__always)
    public func uint64(at offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The signed 64-bit number at a place, least significant byte first; traps outside.
    @inlinable @inline(__always)
    public func int64(at offset: Int) -> Int64 {
        Int64(bitPattern: uint64(at: offset))
    }
}
