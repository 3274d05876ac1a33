public import EventModel

/// A person number of the Danish civil register.
///
/// Checked are the form and the day of birth. The check digit of modulus 11 is reported, never
/// asked for: numbers without it have been given out since 2007. A number with 60 added to the day
/// is a replacement number, given where no real one is known. Neither printing nor dumping a value
/// shows its digits.
public struct CPRNumber: Hashable, Sendable {
    /// The ten digits as one number below 10^10.
    public let digits: UInt64
    /// The day of birth that the number says.
    public let birthDate: CalendarDate

    /// Reads `DDMMYYNNNN` or `DDMMYY-NNNN` from UTF-8, without allocating.
    public static func parse(_ text: Span<UInt8>) throws(CPRError) -> CPRNumber {
        guard text.count == 10 || text.count == 11 && text[6] == UInt8(ascii: "-") else {
            throw .notTenDigits
        }
        var digits: UInt64 = 0
        for index in text.indices where index != 6 || text.count == 10 {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { throw .notTenDigits }
            digits = digits &* 10 &+ UInt64(digit)
        }
        return try CPRNumber(digits: digits)
    }

    /// Reads `DDMMYYNNNN` or `DDMMYY-NNNN`.
    public init(parsing text: some StringProtocol) throws(CPRError) {
        self = try Self.parse(String(text).utf8.span)
    }

    /// Checks ten digits given as one number.
    public init(digits: UInt64) throws(CPRError) {
        guard digits < 10_000_000_000 else { throw .notTenDigits }
        let day = Int(digits / 100_000_000)
        let year = Int(digits / 10_000 % 100)
        let date = try? CalendarDate(
            year: year + Self.century(ofSeventhDigit: Int(digits / 1_000 % 10), year: year),
            month: Int(digits / 1_000_000 % 100),
            day: day > 60 ? day - 60 : day
        )
        guard let date else { throw .notADate }
        self.digits = digits
        birthDate = date
    }

    /// The number as a name that the vault keeps.
    public var alias: Alias { Alias(digits: digits) }

    /// The sex that the last digit says: odd is male.
    public var sex: Sex { digits % 2 == 1 ? .male : .female }

    /// Whether 60 was added to the day, which makes it a replacement number.
    public var isReplacement: Bool { digits / 100_000_000 > 60 }

    /// Whether the last digit is the check digit of modulus 11; a note, not a condition.
    public var hasValidCheckDigit: Bool {
        var (rest, sum) = (digits, UInt64(0))
        for weight in [1, 2, 3, 4, 5, 6, 7, 2, 3, 4] as [UInt64] {
            sum += rest % 10 * weight
            rest /= 10
        }
        return sum % 11 == 0
    }

    /// The civil register's rule for the century, which the seventh digit tells with the year.
    private static func century(ofSeventhDigit digit: Int, year: Int) -> Int {
        switch digit {
        case 0...3: 1900
        case 4, 9: year <= 36 ? 2000 : 1900
        default: year <= 57 ? 2000 : 1800
        }
    }
}

extension CPRNumber: CustomStringConvertible, CustomReflectable {
    /// Dots in place of the digits.
    public var description: String { CPRRedaction.mark }

    /// Empty, so that a dump shows no digit.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
