import EventModel
import ProfileModel
import Testing

/// Every body is tried with the same checks.
struct EventBodyTests {
    @Test func `every body reads back from its bytes`() throws {
        for sample in SampleBodies.all { #expect(try sample.readsBack(), "\(sample.name)") }
    }

    @Test func `a body cut short is refused, and so is one with a byte more`() {
        for sample in SampleBodies.all {
            for count in 0..<sample.bytes.count {
                #expect(throws: CodecError.self) {
                    try sample.decode(Array(sample.bytes.prefix(count)))
                }
            }
            #expect(throws: CodecError.self) { try sample.decode(sample.bytes + [0]) }
        }
    }

    @Test func `changed bytes are refused or are the one encoding of another body`() throws {
        for sample in SampleBodies.all {
            for index in sample.bytes.indices {
                for byte in UInt8.min...UInt8.max {
                    var changed = sample.bytes
                    changed[index] = byte
                    guard let again = try? sample.decode(changed) else { continue }
                    #expect(again == changed, "\(sample.name) byte \(index)")
                }
            }
        }
    }

    @Test func `random bytes never trap`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            for sample in SampleBodies.all {
                guard let again = try? sample.decode(bytes) else { continue }
                #expect(again == bytes)
            }
        }
    }

    @Test func `the types of the bodies differ`() {
        #expect(SampleBodies.types.count == 17)
    }

    @Test func `the head of a fact is read without its value`() throws {
        let week = Period(granularity: .week, ordinal: 2_400)
        let fact = FactBody(attribute: .benefit, value: .code("111"), period: week)
        let head = try FactBody.Head(decoding: unsafe fact.bytes.span.bytes)
        #expect(head.attribute == .benefit && head.period == week && head.kind == .code)
        #expect(!head.isEnded)
        let ended = FactBody(attribute: .origin, value: nil)
        #expect(try FactBody.Head(decoding: unsafe ended.bytes.span.bytes).isEnded)
    }

    @Test func `the bytes of a fact are those of the format`() {
        let month = Period(granularity: .month, ordinal: 0x0102_0304)
        #expect(
            FactBody(attribute: .employment, value: .decimal(0.5), period: month).bytes
                == [10, 0x84, 4, 3, 2, 1, 2, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F]
        )
        #expect(FactBody(attribute: .sex, value: .code("f")).bytes == [2, 1, 1, 0x66])
        #expect(FactBody(attribute: .dependants, value: .integer(-1)).bytes == [6, 3, 1])
        #expect(
            FactBody(attribute: .birthDate, value: .date(CalendarDate(dayNumber: -1))).bytes
                == [1, 5, 255, 255, 255, 255]
        )
        #expect(
            FactBody(attribute: AttributeNumber(rawValue: 300), value: nil).bytes == [0xAC, 2, 0]
        )
    }

    @Test func `the extremes of a fact's values read back`() throws {
        let values: [AttributeValue] = [
            .integer(.min), .integer(.max), .integer(0), .decimal(-0.0),
            .decimal(.leastNonzeroMagnitude), .decimal(-.greatestFiniteMagnitude), .text(""),
            .date(CalendarDate(dayNumber: .min)), .date(CalendarDate(dayNumber: .max)),
        ]
        for value in values {
            let fact = FactBody(attribute: .income, value: value)
            #expect(try FactBody(decoding: fact.bytes) == fact)
        }
    }

    @Test func `a number that is not finite is refused`() {
        for number in [Double.nan, .infinity, -.infinity] {
            let fact = FactBody(attribute: .income, value: .decimal(number))
            #expect(throws: CodecError.self) { try FactBody(decoding: fact.bytes) }
        }
    }

    @Test func `an answer is found by its question, and one never asked is not there`() {
        let body = SampleBodies.submission
        #expect(body["q2"] == .one("6m"))
        #expect(body["q6"] == .state(.declined))
        #expect(body["q7"] == nil)
    }
}
