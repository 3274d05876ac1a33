import EventModel
import ProfileModel
import Testing

struct ShortValueTests {
    private static let period = Period(granularity: .month, ordinal: 24_180)

    /// The value of a code; a span can not go through a macro.
    private static func short(_ code: String) -> ShortValue? { ShortValue(code: code.utf8.span) }

    private static func decoded(
        _ value: AttributeValue?,
        _ attribute: AttributeNumber = .benefit,
        period: Period? = nil
    ) throws -> ShortValue {
        let body = FactBody(attribute: attribute, value: value, period: period).bytes
        return try unsafe ShortValue(decodingFact: body.span.bytes)
    }

    @Test(arguments: ["1", "12", "130", "4711", "471100", "aZ_.-9z"])
    func `a code goes in and comes out, and is what a fact of it decodes to`(code: String) throws {
        let value = try #require(Self.short(code))
        #expect(value.value(ofKind: .code) == .code(code))
        for period in [nil, Self.period] {
            #expect(try Self.decoded(.code(code), period: period) == value)
        }
        #expect(try Self.decoded(.code(code + "0")) != value)
    }

    @Test(arguments: ["", "12345678", "1\u{0}"])
    func `what does not fit in a word is no short value`(code: String) throws {
        #expect(Self.short(code) == nil)
        if !code.isEmpty { #expect(try Self.decoded(.code(code)) == .other) }
    }

    @Test func `decimals are told apart by their bits and come out as they went in`() throws {
        var generator = SystemRandomNumberGenerator()
        let chosen: [Double] = [
            0, 1, 0.5, 0.1, .leastNonzeroMagnitude, -1, .greatestFiniteMagnitude,
        ]
        let random = (0..<1_000).map { _ in Double.random(in: 0...1, using: &generator) }
        for number in chosen + random {
            let value = ShortValue(decimal: number)
            #expect(value.value(ofKind: .decimal) == .decimal(number))
            #expect(try Self.decoded(.decimal(number), .employment, period: Self.period) == value)
            #expect(value != ShortValue(decimal: number.nextDown))
            #expect(value != .absent && value != .other)
        }
    }

    @Test func `an end is absent, other kinds of value are other`() throws {
        #expect(try Self.decoded(nil) == .absent)
        #expect(try Self.decoded(nil, period: Self.period) == .absent)
        #expect(ShortValue.absent.value(ofKind: .code) == nil)
        #expect(try Self.decoded(.integer(7)) == .other)
        #expect(try Self.decoded(.text("130")) == .other)
        #expect(try Self.decoded(.date(CalendarDate(dayNumber: 3))) == .other)
    }

    @Test func `bytes cut short are an error`() throws {
        for value in [AttributeValue.code("130"), .decimal(0.5)] {
            let body = FactBody(attribute: .benefit, value: value, period: Self.period).bytes
            for count in 0..<body.count {
                let cut = Array(body.prefix(count))
                #expect(throws: CodecError.self) {
                    _ = try unsafe ShortValue(decodingFact: cut.span.bytes)
                }
            }
        }
    }

    @Test func `neither printing nor dumping shows a value`() throws {
        let value = try #require(Self.short("130"))
        var dumped = ""
        dump(value, to: &dumped)
        #expect(!"\(value)".contains("130") && !dumped.contains("130"))
    }
}
