/// One byte of a string, or the one to four bytes of UTF-8 that an escape stands for.
struct EncodedScalar {
    /// The bytes, first one lowest.
    private var packed: UInt32
    let count: Int

    @inline(__always)
    init(byte: UInt8) {
        packed = UInt32(byte)
        count = 1
    }

    /// Encodes a scalar value, which is not a surrogate.
    init(scalar: UInt32) {
        switch scalar {
        case 0..<0x80:
            packed = scalar
            count = 1
        case 0x80..<0x800:
            packed = (0xC0 | scalar >> 6) | Self.tail(scalar) << 8
            count = 2
        case 0x800..<0x1_0000:
            packed = (0xE0 | scalar >> 12) | Self.tail(scalar >> 6) << 8 | Self.tail(scalar) << 16
            count = 3
        default:
            packed =
                (0xF0 | scalar >> 18) | Self.tail(scalar >> 12) << 8
                | Self.tail(scalar >> 6) << 16 | Self.tail(scalar) << 24
            count = 4
        }
    }

    private static func tail(_ bits: UInt32) -> UInt32 { 0x80 | bits & 0x3F }

    subscript(index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: packed >> UInt32(truncatingIfNeeded: index &* 8))
    }

    @inline(__always)
    func append(to buffer: inout [UInt8]) {
        for index in 0..<count {
            buffer.append(self[index])
        }
    }
}
