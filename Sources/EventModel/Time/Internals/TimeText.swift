/// Digits of fixed width, read and written byte by byte.
enum TimeText {
    static let zero = UInt8(ascii: "0")
    static let dash = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")

    /// The number in `count` digits from `start`, or -1 if one of them is no digit.
    ///
    /// The caller has checked that `text` reaches that far, and `count` is at most nine.
    @inline(__always)
    static func number(_ text: Span<UInt8>, at start: Int, count: Int) -> Int {
        var value = 0
        var isWrong = false
        for index in start..<(start &+ count) {
            let digit = text[index] &- zero
            isWrong = isWrong || digit > 9
            value = value &* 10 &+ Int(digit)
        }
        return isWrong ? -1 : value
    }

    /// Appends the two last digits of `value`, which is not negative.
    @inline(__always)
    static func append2(_ value: Int, to out: inout OutputSpan<UInt8>) {
        out.append(zero &+ UInt8(truncatingIfNeeded: value / 10 % 10))
        out.append(zero &+ UInt8(truncatingIfNeeded: value % 10))
    }

    /// Appends a year: four digits from 0000 to 9999, beyond that a sign and at least six.
    ///
    /// The long form is the expanded one of ISO 8601. It exists so that nothing traps; it is not
    /// read back.
    @inline(__always)
    static func appendYear(_ year: Int, to out: inout OutputSpan<UInt8>) {
        if year >= 0, year <= 9999 {
            append2(year / 100, to: &out)
            append2(year, to: &out)
        } else {
            appendExpandedYear(year, to: &out)
        }
    }

    /// Room for the longest year that `appendYear` writes.
    static let longestYear = 20

    @inline(never)
    private static func appendExpandedYear(_ year: Int, to out: inout OutputSpan<UInt8>) {
        out.append(year < 0 ? dash : UInt8(ascii: "+"))
        var rest = year.magnitude
        var divisor: UInt = 100_000
        while rest / divisor > 9 {
            divisor *= 10
        }
        while divisor > 0 {
            out.append(zero &+ UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// A string of at most `capacity` ASCII bytes.
    static func string(capacity: Int, _ write: (inout OutputSpan<UInt8>) -> Void) -> String {
        var bytes: [UInt8] = []
        bytes.append(addingCapacity: capacity, initializingWith: write)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Int {
    /// The quotient rounded down, also for negative numbers; `divisor` is positive.
    @inline(__always)
    func floorDivided(by divisor: Int) -> Int {
        let quotient = self / divisor
        return quotient &* divisor > self ? quotient &- 1 : quotient
    }
}
