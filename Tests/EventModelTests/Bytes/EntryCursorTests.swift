import EventModel
import Testing

/// The cursor is held against the reader that checks everything, entry by entry.
@Suite struct EntryCursorTests {
    @Test func `a cursor stands where the reader reads`() throws {
        var random = SeededSteps(seed: 5)
        for _ in 0..<2_000 {
            let stream = try Self.stream(using: &random)
            try Self.expectEqual(stream)
        }
    }

    @Test func `every prefix of a stream is read as far as it goes and never further`() throws {
        var random = SeededSteps(seed: 6)
        for _ in 0..<40 {
            let stream = try Self.stream(using: &random)
            for count in 0..<stream.count {
                let part = Array(stream[..<count])
                #expect(Self.walk(part)?.last?.end ?? 0 <= count)
            }
        }
    }

    @Test func `no flipped bit leads outside the stream`() throws {
        var random = SeededSteps(seed: 7)
        for _ in 0..<12 {
            let stream = try Self.stream(using: &random)
            for bit in 0..<(stream.count * 8) {
                var damaged = stream
                damaged[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(Self.walk(damaged)?.last?.end ?? 0 <= stream.count)
            }
        }
    }

    @Test func `a body of another stream can not be read`() throws {
        var random = SeededSteps(seed: 8)
        let stream = try Self.stream(using: &random)
        let span = stream.span
        let long = unsafe span.bytes
        var cursor = EntryCursor(tracksRecorded: false)
        _ = try cursor.advance(in: long)
        let short = long.extracting(0..<5)
        var thrown = 0
        do { _ = try cursor.timed(in: short) } catch { thrown += 1 }
        do { _ = try cursor.advance(in: short) } catch { thrown += 1 }
        #expect(thrown == 2)
    }

    struct Step: Equatable {
        var type: UInt8
        var position: UInt64
        var recorded: Int64
        var registered: Int64
        var effective: Int64
        var body: Int
        var end: Int
    }

    private static func expectEqual(_ stream: [UInt8]) throws {
        let span = stream.span
        var reader = StreamReader(unsafe span.bytes)
        var expected: [Step] = []
        while let entry = try reader.next() {
            expected.append(
                Step(
                    type: entry.type.rawValue,
                    position: entry.position.rawValue,
                    recorded: entry.recorded.instant.microseconds,
                    registered: entry.payload.registered.instant.microseconds,
                    effective: entry.payload.effective?.instant.microseconds ?? 0,
                    body: reader.offset - entry.payload.body.byteCount,
                    end: reader.offset
                )
            )
        }
        #expect(walk(stream) == expected)
    }

    /// What a cursor makes of bytes; nil where they are damaged.
    private static func walk(_ stream: [UInt8]) -> [Step]? {
        let span = stream.span
        let bytes = unsafe span.bytes
        var cursor = EntryCursor(tracksRecorded: true)
        var steps: [Step] = []
        do {
            while try cursor.advance(in: bytes) {
                let timed = try cursor.timed(in: bytes)
                if timed.body + 2 <= cursor.payloadEnd {
                    _ = try cursor.uint16(timed, in: bytes)
                }
                steps.append(
                    Step(
                        type: cursor.type.rawValue,
                        position: cursor.position.rawValue,
                        recorded: cursor.recorded.instant.microseconds,
                        registered: timed.registered,
                        effective: timed.effective,
                        body: timed.body,
                        end: cursor.payloadEnd
                    )
                )
            }
        } catch { return nil }
        return steps
    }

    /// A time that is as often a whole number of units as not.
    private static func time(of unit: Int64, using random: inout SeededSteps) -> Instant {
        random.number(below: 2) == 0
            ? Instant(microseconds: Int64(random.number(ofBits: 36)) * unit)
            : Instant(microseconds: Int64(random.number(ofBits: 62)) * unit.signum())
    }

    /// A stream with numbers, ids and bodies of all sizes.
    private static func stream(using random: inout SeededSteps) throws -> [UInt8] {
        var writer = StreamWriter()
        var position: UInt64 = 0
        var recorded: Int64 = 0
        for _ in 0..<(1 + random.number(below: 8)) {
            position += 1 + random.number(ofBits: 60)
            recorded += 1 + Int64(random.number(ofBits: 60))
            let id = String(repeating: "i", count: random.number(below: 9) == 0 ? 130 : 4)
            let event = NewEvent(
                type: EventType(rawValue: UInt8(random.number(below: 9))),
                destination: .subject(SubjectID(rawValue: 1)),
                key: try EventKey(source: "s", id: id),
                registered: RegisteredTime(time(of: 1_000_000, using: &random)),
                effective: EffectiveTime(time(of: -60_000_000, using: &random)),
                body: Array(repeating: 7, count: random.number(below: 5) == 0 ? 300 : 6)
            )
            let hasTarget = random.number(below: 4) == 0
            var payload: [UInt8] = []
            Payload.append(
                event,
                source: SourceNumber(rawValue: UInt32(random.number(ofBits: 20))),
                target: hasTarget ? Position(rawValue: 1) : nil,
                to: &payload
            )
            writer.append(
                position: Position(rawValue: position),
                recorded: RecordedTime(Instant(microseconds: recorded)),
                type: event.type,
                payload: payload.span
            )
        }
        return writer.bytes
    }
}

/// SplitMix64, with numbers of every size alike.
struct SeededSteps {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next() % UInt64(bound))
    }

    /// A number with a random count of bits, up to this many.
    mutating func number(ofBits count: Int) -> UInt64 {
        (next() >> UInt64(63 - number(below: count))) >> 1
    }
}
