extension [UInt8] {
    /// Appends a whole number in decimal digits.
    mutating func append(decimal value: UInt64) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var start = 20
        var rest = value
        repeat {
            start &-= 1
            digits[start] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        append(addingCapacity: 20 &- start) { output in
            while start < 20 {
                output.append(digits[start])
                start &+= 1
            }
        }
    }

    /// Appends 64 bits as 16 lower-case hexadecimal digits.
    mutating func append(hexadecimal value: UInt64) {
        append(addingCapacity: 16) { output in
            var shift: UInt64 = 64
            while shift > 0 {
                shift &-= 4
                output.append(Self.digit(UInt8(truncatingIfNeeded: value &>> shift) & 15))
            }
        }
    }

    /// Appends eight bits as two lower-case hexadecimal digits.
    mutating func append(hexadecimal byte: UInt8) {
        append(Self.digit(byte >> 4))
        append(Self.digit(byte & 15))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
    }

    /// Appends the shortest text that reads back as the same finite double, as JSON writes it:
    /// whole numbers without a point, zero without a sign.
    mutating func append(shortest value: Double) {
        let text = (value == 0 ? 0 : value).description
        append(contentsOf: text.utf8)
        if text.utf8.count > 2, self[count - 1] == UInt8(ascii: "0"),
            self[count - 2] == UInt8(ascii: ".")
        {
            removeLast(2)
        }
    }
}
