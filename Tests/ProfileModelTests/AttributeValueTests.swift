import EventModel
import JSON
import ProfileModel
import Testing

struct AttributeValueTests {
    @Test(arguments: [
        (AttributeValue.code("0101"), #""0101""#), (.text("a\"b"), #""a\"b""#),
        (.integer(-3), "-3"), (.decimal(0.37), "0.37"), (.decimal(25_000), "25000"),
        (.decimal(0), "0"), (.decimal(1e300), "1e+300"),
        (.date(CalendarDate(dayNumber: 0)), #""1970-01-01""#), (.decimal(.nan), "null"),
    ])
    func `a value is written as JSON`(value: AttributeValue, text: String) {
        var writer = JSONWriter()
        value.write(to: &writer)
        #expect(writer.text == text)
    }

    @Test func `a value describes itself without quotation marks`() {
        #expect(AttributeValue.code("0101").description == "0101")
        #expect(AttributeValue.decimal(2).description == "2")
        #expect(AttributeValue.decimal(0.1).description == "0.1")
        #expect(AttributeValue.decimal(.infinity).description == "inf")
        #expect(AttributeValue.date(CalendarDate(dayNumber: 1)).description == "1970-01-02")
    }

    @Test func `values are equal when their bytes are`() {
        #expect(AttributeValue.decimal(0) != .decimal(-0.0))
        #expect(AttributeValue.decimal(.nan) == .decimal(.nan))
        #expect(AttributeValue.code("a") != .text("a"))
        #expect(AttributeValue.integer(1) != .decimal(1))
        // One letter with its accent, and a letter and an accent: equal strings, other bytes.
        #expect(AttributeValue.text("\u{E9}") != .text("e\u{301}"))
    }
}
