import EventModel
import Testing

@Suite struct InstantParsingTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)), ("1970-01-01t00:00:00z", 0),
        ("1970-01-01T00:00:00+00:00", 0), ("1970-01-01T00:00:00-00:00", 0),
        ("1970-01-01T01:00:00+01:00", 0), ("1969-12-31T16:00:00-08:00", 0),
        ("1970-01-01T00:00:00.5Z", 500_000), ("1970-01-01T00:00:00.000001Z", 1),
        ("1970-01-01T00:00:00.123456000000000000000000Z", 123_456),
        ("1985-04-12T23:20:50.52Z", 482_196_050_520_000),
        ("1996-12-19T16:39:57-08:00", 851_042_397_000_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130_000),
        ("2017-09-17T23:59:59.999999+02:00", 1_505_685_599_999_999),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
        ("1970-01-02T23:59:00+23:59", 86_400_000_000),
    ])
    func `an instant of RFC 3339 is read`(text: String, microseconds: Int64) throws {
        #expect(try Instant(parsing: text).microseconds == microseconds)
        #expect(try Instant(parsing: text[...]).microseconds == microseconds)
    }

    @Test(arguments: [
        ("2017-09-18T00:00:00", TimeError.Code.missingOffset),
        ("2017-09-18T00:00:00.25", .missingOffset), ("2017-09-18", .notAnInstant),
        ("2017-09-18T00:00Z", .notAnInstant), ("2017-09-18 00:00:00Z", .notAnInstant),
        ("2017-09-18T00:00:00+0200", .notAnInstant), ("2017-09-18T00:00:00+02", .notAnInstant),
        ("2017-09-18T00:00:00Z ", .notAnInstant), ("2017-09-18T00:00:00,5Z", .notAnInstant),
        ("2017-09-18T00:00:00.Z", .notAnInstant), ("2017-09-18T00:00:00.+02:00", .notAnInstant),
        ("", .notAnInstant), ("17-09-18T00:00:00Z", .notAnInstant),
        ("2017-09-18T00:00:00\u{2212}02:00", .notAnInstant),
        ("2017-09-18T00:00:00.0000001Z", .tooPrecise),
        ("2017-09-18T00:00:00.00000000000000000000000000001Z", .tooPrecise),
        ("2016-12-31T23:59:60Z", .leapSecond), ("2017-09-18T00:00:61Z", .timeOfDayOutOfRange),
        ("2017-09-18T24:00:00Z", .timeOfDayOutOfRange),
        ("2017-09-18T25:00:60Z", .timeOfDayOutOfRange),
        ("2017-09-18T00:60:00Z", .timeOfDayOutOfRange), ("2017-09-31T00:00:00Z", .noSuchDate),
        ("2017-02-29T00:00:00Z", .noSuchDate), ("2017-13-01T00:00:00Z", .noSuchDate),
        ("2017-09-18T00:00:00+24:00", .offsetOutOfRange),
        ("2017-09-18T00:00:00+02:60", .offsetOutOfRange),
        ("0000-01-01T00:00:00Z", .yearOutOfRange), ("0001-01-01T00:00:00+00:01", .yearOutOfRange),
        ("9999-12-31T23:59:59-00:01", .yearOutOfRange),
    ])
    func `another text is refused with its reason`(text: String, expected: TimeError.Code) {
        let code = timeCode { () throws(TimeError) in _ = try Instant(parsing: text) }
        #expect(code == expected)
    }

    @Test func `no prefix of an instant is an instant`() {
        for text in ["2017-09-17T23:59:59.999999+02:00", "2017-09-17T21:59:59Z"] {
            for length in 0..<text.utf8.count {
                let prefix = text.prefix(length)
                let code = timeCode { () throws(TimeError) in _ = try Instant(parsing: prefix) }
                #expect(code != nil, "\(prefix)")
            }
        }
    }

    @Test func `every change of one byte is judged as a slow reader judges it`() {
        for text in ["2017-09-17T23:59:59.999999+02:00", "2016-02-29t23:59:59.0000010Z"] {
            let original = Array(text.utf8)
            for index in original.indices {
                for byte in UInt8.min...UInt8.max {
                    var bytes = original
                    bytes[index] = byte
                    let slow = SlowInstant.microseconds(bytes)
                    #expect((try? Instant.parse(bytes.span))?.microseconds == slow)
                }
            }
        }
    }

    @Test func `random bytes of the right letters never trap and are judged alike`() {
        var numbers = TimeTestNumbers(state: 7)
        let letters = Array("0123456789--::..+TZtz".utf8)
        for _ in 0..<50_000 {
            var bytes = Array("2017-09-17T23:59:59.999999+02:00".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let index = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(letters.randomElement(using: &numbers) ?? 0, at: index)
                default: bytes[index] = letters.randomElement(using: &numbers) ?? 0
                }
            }
            #expect(
                (try? Instant.parse(bytes.span))?.microseconds == SlowInstant.microseconds(bytes)
            )
        }
    }
}

/// Reads RFC 3339 piece by piece with arrays, as plainly as can be.
private enum SlowInstant {
    static func microseconds(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count >= 20, let year = number(bytes[0..<4]), bytes[4] == 0x2D,
            let month = number(bytes[5..<7]), bytes[7] == 0x2D, let day = number(bytes[8..<10]),
            "Tt".utf8.contains(bytes[10]), let hour = number(bytes[11..<13]), bytes[13] == 0x3A,
            let minute = number(bytes[14..<16]), bytes[16] == 0x3A,
            let second = number(bytes[17..<19]), hour <= 23, minute <= 59, second <= 59,
            let date = try? CalendarDate(year: year, month: month, day: day)
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == 0x2E {
            rest.removeFirst()
            var digits = Array(rest.prefix { (0x30...0x39).contains($0) })
            rest.removeFirst(digits.count)
            guard !digits.isEmpty else { return nil }
            while digits.count < 6 { digits.append(0x30) }
            guard digits[6...].allSatisfy({ $0 == 0x30 }) else { return nil }
            fraction = number(digits[0..<6]) ?? 0
        }
        guard let offset = offset(Array(rest)) else { return nil }
        let seconds =
            Int(date.dayNumber) * 86_400 + hour * 3_600 + minute * 60 + second - offset
        guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
        return Int64(seconds * 1_000_000 + fraction)
    }

    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes == [0x5A] || bytes == [0x7A] { return 0 }
        guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
            let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours <= 23,
            minutes <= 59
        else { return nil }
        return (bytes[0] == 0x2D ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
