import EventModel
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
        (1, "1970-01-01T00:00:00.000001Z"), (1_505_685_599_999_999, "2017-09-17T21:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
        (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
        (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        (253_402_300_800_000_000, "+010000-01-01T00:00:00.000000Z"),
        (-62_135_596_800_000_001, "0000-12-31T23:59:59.999999Z"),
        (.max, "+294247-01-10T04:00:54.775807Z"), (.min, "-290308-12-21T19:59:05.224192Z"),
    ])
    func `an instant prints in UTC with six decimals`(microseconds: Int64, text: String) {
        let instant = Instant(microseconds: microseconds)
        #expect(instant.description == text)
        var bytes = Array("at ".utf8)
        instant.appendDescription(to: &bytes)
        #expect(bytes == Array("at \(text)".utf8))
    }

    @Test func `any instant of the years 1 to 9999 is read back`() throws {
        var numbers = TimeTestNumbers(state: 1)
        for _ in 0..<20_000 {
            let range = Int64(-62_135_596_800_000_000)...253_402_300_799_999_999
            let instant = Instant(microseconds: .random(in: range, using: &numbers))
            let text = instant.description
            try #require(text.utf8.count == 27)
            try #require(try Instant(parsing: text) == instant)
        }
    }

    @Test func `instants are ordered and stop at the ends of time`() {
        let instant = Instant(microseconds: 5)
        #expect(instant.adding(microseconds: -6).microseconds == -1)
        #expect(Instant.distantFuture.adding(microseconds: 1) == .distantFuture)
        #expect(Instant.distantPast.adding(microseconds: -1) == .distantPast)
        #expect(Instant.distantPast < instant && instant < .distantFuture)
    }

    @Test func `the three clocks compare and print like their instants`() {
        let (early, late) = (Instant(microseconds: 1), Instant(microseconds: 2))
        #expect(EffectiveTime(early) < EffectiveTime(late))
        #expect(RegisteredTime(early) < RegisteredTime(late))
        #expect(RecordedTime(early) < RecordedTime(late))
        #expect(EffectiveTime(late).instant == late)
        #expect(EffectiveTime(late).description == late.description)
        #expect(RegisteredTime(late).description == late.description)
        #expect(RecordedTime(late).description == late.description)
    }
}
