extension [UInt8] {
    /// Copies the bytes of a span.
    @inlinable
    public init(copying bytes: RawSpan) {
        self.init()
        self.append(copying: bytes)
    }

    /// Adds a copy of the bytes of a span.
    @inlinable
    public mutating func append(copying bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe self.append(contentsOf: $0) }
    }

    /// Adds a 32-bit number, least significant byte first.
    @inlinable
    public mutating func append(littleEndian value: UInt32) {
        unsafe Swift.withUnsafeBytes(of: value.littleEndian) { unsafe self.append(contentsOf: $0) }
    }

    /// Adds a 64-bit number, least significant byte first.
    @inlinable
    public mutating func append(littleEndian value: UInt64) {
        unsafe Swift.withUnsafeBytes(of: value.littleEndian) { unsafe self.append(contentsOf: $0) }
    }

    /// Adds a signed 64-bit number, least significant byte first.
    @inlinable
    public mutating func append(littleEndian value: Int64) {
        append(littleEndian: UInt64(bitPattern: value))
    }

    /// Adds an unsigned LEB128 number in its shortest form.
    @inlinable
    public mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// Adds a varint length and the bytes.
    @inlinable
    public mutating func append(lengthPrefixed bytes: some Collection<UInt8>) {
        append(varint: UInt64(bytes.count))
        append(contentsOf: bytes)
    }

    /// Adds a varint length and the text in UTF-8.
    @inlinable
    public mutating func append(lengthPrefixed text: String) {
        append(lengthPrefixed: text.utf8)
    }
}

extension [UInt8] {
    /// Adds a number most significant byte first, so that byte order is number order.
    @inlinable
    public mutating func append(bigEndian value: some FixedWidthInteger & UnsignedInteger) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe self.append(contentsOf: $0) }
    }
}
