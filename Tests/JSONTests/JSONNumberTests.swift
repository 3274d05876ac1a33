import JSON
import Testing

@Suite struct JSONNumberTests {
    @Test(arguments: [
        "0", "-0", "1", "0.1", "1e1", "1E+1", "1e-1", "2.50", "-12.5e-3", "1e22", "1e23", "1e-22",
        "9007199254740993", "9007199254740992", "123456789012345", "1234567890123456",
        "0.000000000000000000000000000000001", "0.1234567890123456789", "4.9e-324", "2e-324",
        "1.7976931348623157e308", "5e-324", "2.2250738585072011e-308", "0.30000000000000004",
        "179769313486231580793728971405301e276", "99999999999999.9", "-0.0", "8.5", "7",
        "0.0000000000000000000001", "0.00000000000000000000012345", "1000000000000000.5",
    ])
    func `a number reads as the nearest double`(text: String) throws {
        let number = try JSONNumber(parsing: text)
        let expected = try #require(Double(text))
        #expect(number.double?.bitPattern == expected.bitPattern)
        #expect(number.text == text)
    }

    @Test func `decimals of few digits read as the nearest double`() throws {
        var numbers = JSONTestNumbers(state: 5)
        for _ in 0..<20_000 {
            let digits = String(numbers.next() >> UInt64.random(in: 0...60, using: &numbers))
            let zeros = String(repeating: "0", count: Int.random(in: 0...12, using: &numbers))
            let whole = Int.random(in: -999...999, using: &numbers)
            let text = "\(whole).\(zeros)\(digits)"
            let number = try JSONNumber(parsing: text)
            try #require(number.double?.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
    }

    @Test func `every power of ten that a fraction can have reads as the nearest double`() throws {
        var numbers = JSONTestNumbers(state: 6)
        for zeros in 0...40 {
            for _ in 0..<100 {
                let digits = String(Int.random(in: 1...999_999_999_999_999, using: &numbers))
                let fraction = String(repeating: "0", count: zeros) + digits
                let text = "0." + fraction.prefix(zeros + Int.random(in: 1...15, using: &numbers))
                let number = try JSONNumber(parsing: text)
                try #require(number.double?.bitPattern == Double(text)?.bitPattern, "\(text)")
            }
        }
    }

    @Test func `a number beyond the largest double has none`() throws {
        #expect(try JSONNumber(parsing: "1e400").double == nil)
        #expect(try JSONNumber(parsing: "-1e400").double == nil)
        #expect(try JSONNumber(parsing: "1e-400").double == 0)
    }

    @Test func `only a number written as a whole one is an integer`() throws {
        #expect(try JSONNumber(parsing: "12").int64 == 12)
        #expect(try JSONNumber(parsing: "12.0").int64 == nil)
        #expect(try JSONNumber(parsing: "12e0").int64 == nil)
        #expect(try JSONNumber(parsing: "9223372036854775808").int64 == nil)
        #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
        #expect(JSONNumber(UInt64.max).int64 == nil)
        #expect(JSONNumber(Int64.min).int64 == .min)
    }

    @Test(arguments: [
        (1.0, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e16, "1e+16"), (-0.0, "-0"),
        (.leastNonzeroMagnitude, "5e-324"),
        (1e-5, "1e-05"), (123_456_789_012_345.0, "123456789012345"),
    ])
    func `a double becomes its shortest text`(value: Double, text: String) throws {
        let number = try #require(JSONNumber(value))
        #expect(number.text == text)
        #expect(number.double?.bitPattern == value.bitPattern)
        #expect(try JSONNumber(parsing: text) == number)
    }

    @Test func `infinity and not-a-number are no JSON numbers`() {
        #expect(JSONNumber(Double.infinity) == nil)
        #expect(JSONNumber(Double.nan) == nil)
    }

    @Test func `numbers are equal if they are written alike`() throws {
        #expect(try JSONNumber(parsing: "1") == JSONNumber(1))
        #expect(try JSONNumber(parsing: "1.0") != JSONNumber(1))
    }

    @Test(arguments: ["", "-", "01", "1.", ".5", "+1", "1e", "0x1", "1 ", " 1", "NaN", "１"])
    func `another text is no number`(text: String) {
        let code = jsonCode { () throws(JSONError) in _ = try JSONNumber(parsing: text) }
        #expect(code != nil)
    }
}
