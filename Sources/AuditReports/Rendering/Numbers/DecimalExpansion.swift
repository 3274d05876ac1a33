/// The decimal digits of a finite number, all of them: every binary fraction ends in decimals too.
struct DecimalExpansion {
    /// From the last decimal to the first digit, without leading zeros.
    private(set) var digits: [UInt8]
    /// How many of them stand after the decimal mark.
    private(set) var fractionCount: Int

    /// The digits of a number's magnitude.
    init(magnitudeOf number: Double) {
        precondition(number.isFinite, "Only a finite number has decimal digits")
        guard number != 0 else {
            digits = []
            fractionCount = 0
            return
        }
        let isNormal = number.isNormal
        var significand = number.significandBitPattern | (isNormal ? 1 << 52 : 0)
        var exponent = (isNormal ? Int(number.exponentBitPattern) : 1) - 1_075
        let zeros = significand.trailingZeroBitCount
        significand >>= UInt64(zeros)
        exponent += zeros
        digits = []
        while significand > 0 {
            digits.append(UInt8(significand % 10))
            significand /= 10
        }
        // m / 2^k is m * 5^k / 10^k.
        fractionCount = max(0, -exponent)
        multiply(by: exponent < 0 ? 5 : 2, times: exponent.magnitude)
    }

    /// Keeps so many decimal places, rounded half to even, adding zeros where there are fewer.
    mutating func round(places: Int) {
        if fractionCount <= places {
            digits.insert(contentsOf: repeatElement(0, count: places - fractionCount), at: 0)
        } else {
            let dropped = fractionCount - places
            let next = dropped <= digits.count ? digits[dropped - 1] : 0
            let hasRest = digits.prefix(dropped - 1).contains { $0 != 0 }
            digits.removeFirst(min(dropped, digits.count))
            let isOdd = (digits.first ?? 0) % 2 == 1
            if next > 5 || next == 5 && (hasRest || isOdd) { increment() }
        }
        fractionCount = places
        while digits.last == 0 { digits.removeLast() }
    }

    /// The digits before the mark, at least one.
    var whole: String {
        let text = Self.text(digits.dropFirst(fractionCount))
        return text.isEmpty ? "0" : text
    }

    /// The digits after the mark.
    var fraction: String {
        let present = Self.text(digits.prefix(fractionCount))
        return String(repeating: "0", count: fractionCount - present.utf8.count) + present
    }

    /// Whether no digit but zeros is left.
    var isZero: Bool { digits.isEmpty }

    private static func text(_ digits: ArraySlice<UInt8>) -> String {
        String(decoding: digits.reversed().map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }

    private mutating func multiply(by factor: UInt64, times count: UInt) {
        var left = count
        while left > 0 {
            // Thirteen fives stay far from the end of 64 bits, with a digit and a carry.
            let step = min(left, 13)
            let product = (0..<step).reduce(UInt64(1)) { result, _ in result * factor }
            var carry: UInt64 = 0
            for index in digits.indices {
                let value = UInt64(digits[index]) * product + carry
                digits[index] = UInt8(value % 10)
                carry = value / 10
            }
            while carry > 0 {
                digits.append(UInt8(carry % 10))
                carry /= 10
            }
            left -= step
        }
    }

    private mutating func increment() {
        var index = 0
        while index < digits.count, digits[index] == 9 {
            digits[index] = 0
            index += 1
        }
        if index < digits.count { digits[index] += 1 } else { digits.append(1) }
    }
}
