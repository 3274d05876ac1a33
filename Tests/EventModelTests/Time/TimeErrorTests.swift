import EventModel
import Testing

@Suite struct TimeErrorTests {
    static let codes: [TimeError.Code] = [
        .notAnInstant, .notADate, .notAMonth, .notAWeek, .notADayOrInstant, .missingOffset,
        .offsetOutOfRange, .tooPrecise, .leapSecond, .timeOfDayOutOfRange, .noSuchDate,
        .noSuchMonth, .noSuchWeek, .yearOutOfRange,
    ]

    @Test func `every code has a message and a name of its own`() {
        #expect(Set(Self.codes).count == 14)
        #expect(Set(Self.codes.map { TimeError($0).message }).count == 14)
        #expect(Set(Self.codes.map(\.description)).count == 14)
    }

    @Test func `a missing offset names the remedy`() {
        #expect(TimeError(.missingOffset).description.contains("add Z or an offset"))
        #expect(TimeError.Code.missingOffset.description == "missingOffset")
    }
}
