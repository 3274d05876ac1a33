extension Span<UInt8> {
    /// Moves past the number at `cursor`; returns whether it has neither fraction nor exponent.
    ///
    /// Throws `.badNumber` at the byte that does not fit, or `.unexpectedEnd`.
    @inline(__always)
    func scanNumber(_ cursor: inout Int) throws(JSONError) -> Bool {
        if cursor < count, self[cursor] == ASCII.minus {
            cursor &+= 1
        }
        let first = cursor
        try scanDigits(&cursor)
        if self[first] == ASCII.zero, cursor > first &+ 1 {
            throw JSONError(.badNumber, at: first)
        }
        guard cursor < count else { return true }
        let byte = self[cursor]
        guard byte == ASCII.point || byte | 0x20 == ASCII.letterE else { return true }
        if byte == ASCII.point {
            cursor &+= 1
            try scanDigits(&cursor)
        }
        if cursor < count, self[cursor] | 0x20 == ASCII.letterE {
            cursor &+= 1
            if cursor < count, self[cursor] == ASCII.plus || self[cursor] == ASCII.minus {
                cursor &+= 1
            }
            try scanDigits(&cursor)
        }
        return false
    }

    /// Moves past the digits at `cursor`, of which there must be one.
    @inline(__always)
    private func scanDigits(_ cursor: inout Int) throws(JSONError) {
        let start = cursor
        while cursor < count, ASCII.isDigit(self[cursor]) {
            cursor &+= 1
        }
        guard cursor > start else {
            throw JSONError(start < count ? .badNumber : .unexpectedEnd, at: start)
        }
    }

    /// The value of an optional minus and digits, or nil if it does not fit.
    var parsedInteger: Int64? {
        guard count > 0 else { return nil }
        let isNegative = self[0] == ASCII.minus
        var value: Int64 = 0
        for index in (isNegative ? 1 : 0)..<count {
            let digit = Int64(self[index] &- ASCII.zero)
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isBeyond) =
                isNegative
                ? product.subtractingReportingOverflow(digit)
                : product.addingReportingOverflow(digit)
            guard !isTooLarge, !isBeyond else { return nil }
            value = sum
        }
        return value
    }

    /// The nearest double to a number that has been scanned, or nil if that is infinite.
    var parsedDouble: Double? {
        if let exact = exactDouble { return exact }
        let value = Double(String(validated: self)) ?? .infinity
        return value.isFinite ? value : nil
    }

    /// The double of a number whose digits fit in 53 bits and whose power of ten is exact.
    ///
    /// Both are then exact doubles, and one multiplication or division rounds once, which is
    /// correct rounding; nil for all other numbers.
    private var exactDouble: Double? {
        var mantissa: UInt64 = 0
        var digitCount = 0
        var exponent = 0
        var index = 0
        let isNegative = count > 0 && self[0] == ASCII.minus
        if isNegative { index = 1 }
        var hasPoint = false
        while index < count {
            let byte = self[index]
            if ASCII.isDigit(byte) {
                mantissa = mantissa &* 10 &+ UInt64(byte &- ASCII.zero)
                digitCount &+= mantissa == 0 ? 0 : 1
                exponent &-= hasPoint ? 1 : 0
            } else if byte == ASCII.point {
                hasPoint = true
            } else {
                return nil
            }
            guard digitCount <= 15 else { return nil }
            index &+= 1
        }
        guard exponent >= -22 else { return nil }
        let magnitude = Double(mantissa) / Self.powersOfTen(-exponent)
        return isNegative ? -magnitude : magnitude
    }

    /// Ten to a power from 0 to 22: each is a double without rounding.
    private static func powersOfTen(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent {
            power *= 10
        }
        return power
    }
}
