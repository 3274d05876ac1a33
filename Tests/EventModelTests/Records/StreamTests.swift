import EventModel
import Testing

/// Packing a stream and reading it back.
@Suite struct StreamTests {
    /// One entry, copied out.
    private struct Content: Hashable {
        var position: UInt64
        var recorded: Int64
        var type: UInt8
        var revision: UInt32
        var payload: PayloadContent
    }

    /// Reads everything, or throws; bytes that are not a stream must never trap or run for ever.
    private func contents(_ bytes: [UInt8], first: UInt32 = 0) throws -> [Content] {
        var contents: [Content] = []
        var reader = unsafe StreamReader(
            bytes.span.bytes,
            firstRevision: Revision(rawValue: first)
        )
        while let entry = try reader.next() {
            contents.append(
                Content(
                    position: entry.position.rawValue,
                    recorded: entry.recorded.instant.microseconds,
                    type: entry.type.rawValue,
                    revision: entry.revision.rawValue,
                    payload: PayloadContent(entry.payload)
                )
            )
        }
        return contents
    }

    /// A stream of random entries in segments, with what it holds and where each entry begins.
    private func stream(
        _ random: inout RecordRandom,
        count: Int
    ) throws -> (bytes: [UInt8], contents: [Content], starts: [Int]) {
        var segments: [[UInt8]] = []
        var contents: [Content] = []
        var starts: [Int] = []
        var writer = StreamWriter()
        var position = random.number()
        var recorded = Int64(truncatingIfNeeded: random.next())
        for index in 0..<count {
            position &+= random.number() >> 8 &+ 1
            recorded &+= Int64(random.number() >> 8) &+ 1
            if index > 0, Int.random(in: 0..<4, using: &random) == 0 {
                segments.append(writer.bytes)
                writer = StreamWriter()
            }
            starts.append(segments.reduce(0) { $0 + $1.count } + writer.byteCount)
            let (payload, content) = try PayloadContent.random(&random)
            let type = UInt8.random(in: 0...255, using: &random)
            writer.append(
                position: Position(rawValue: position),
                recorded: RecordedTime(Instant(microseconds: recorded)),
                type: EventType(rawValue: type),
                payload: payload.span
            )
            contents.append(
                Content(
                    position: position,
                    recorded: recorded,
                    type: type,
                    revision: UInt32(index),
                    payload: content
                )
            )
        }
        segments.append(writer.bytes)
        return (segments.flatMap { $0 }, contents, starts)
    }

    @Test func `an empty stream has no entries`() throws {
        #expect(try contents([]).isEmpty)
        #expect(StreamWriter().bytes.isEmpty)
    }

    @Test func `the first entry is absolute and the next are steps`() throws {
        var writer = StreamWriter()
        let payload: [UInt8] = [4, 0, 0, 0, 0, 0, 1, 0x61]
        for step in UInt64(0)..<2 {
            writer.append(
                position: Position(rawValue: 300 + step * 2),
                recorded: RecordedTime(Instant(microseconds: 1 + Int64(step) * 5)),
                type: .fact,
                payload: payload.span
            )
        }
        #expect(
            writer.bytes == [13, 1, 1, 0xAC, 2, 1] + payload + [12, 1, 0, 2, 5] + payload
        )
        #expect(writer.byteCount == writer.bytes.count)
    }

    @Test func `an entry goes in up to the limit and is left out one byte before`() {
        let payload: [UInt8] = [4, 0, 0, 0, 0, 0, 1, 0x61]
        for limit in 0...40 {
            var writer = StreamWriter()
            var added = 0
            while added < 9,
                writer.append(
                    position: Position(rawValue: UInt64(added)),
                    recorded: RecordedTime(Instant(microseconds: Int64(added))),
                    type: .fact,
                    payload: payload.span,
                    limit: limit
                )
            { added += 1 }
            // Every entry has 13 bytes.
            #expect(added == limit / 13)
            #expect(writer.byteCount == added * 13)
        }
    }

    @Test func `random streams of many segments are read back`() throws {
        var random = RecordRandom(seed: 6)
        for count in 0..<60 {
            let (bytes, expected, starts) = try stream(&random, count: count)
            #expect(try contents(bytes) == expected)
            var reader = unsafe StreamReader(bytes.span.bytes)
            for start in starts { #expect(try reader.next()?.offset == start) }
        }
    }

    @Test func `a segment that is gone on with is the same as one written in one go`() throws {
        var random = RecordRandom(seed: 7)
        for _ in 0..<50 {
            var whole = StreamWriter()
            var parts = StreamWriter()
            for index in UInt64(0)..<10 {
                let (payload, _) = try PayloadContent.random(&random)
                let position = Position(rawValue: index * 3)
                let recorded = RecordedTime(Instant(microseconds: Int64(index) * 1_000))
                whole.append(
                    position: position,
                    recorded: recorded,
                    type: .fact,
                    payload: payload.span
                )
                parts.append(
                    position: position,
                    recorded: recorded,
                    type: .fact,
                    payload: payload.span
                )
                parts = StreamWriter(
                    continuing: parts.bytes,
                    after: position,
                    recorded: recorded
                )
            }
            #expect(parts.bytes == whole.bytes)
        }
    }

    @Test func `revisions are counted from the first that is given`() throws {
        var random = RecordRandom(seed: 8)
        let (bytes, _, _) = try stream(&random, count: 3)
        #expect(try contents(bytes, first: 40).map(\.revision) == [40, 41, 42])
        // A damaged count is no trap.
        #expect(try contents(bytes, first: .max).map(\.revision) == [.max, 0, 1])
    }

    @Test func `a prefix gives the entries that are whole, or is refused`() throws {
        var random = RecordRandom(seed: 9)
        for _ in 0..<10 {
            let (bytes, expected, starts) = try stream(&random, count: 6)
            for count in 0...bytes.count {
                let part = Array(bytes.prefix(count))
                if let whole = (starts + [bytes.count]).firstIndex(of: count) {
                    #expect(try contents(part) == Array(expected.prefix(whole)))
                } else {
                    #expect(throws: CodecError.self) { try contents(part) }
                }
            }
        }
    }

    @Test func `no altered byte traps`() throws {
        var random = RecordRandom(seed: 10)
        var readable = 0
        for _ in 0..<4 {
            let (bytes, expected, _) = try stream(&random, count: 4)
            // Behind the length and the type; a step from nothing says what a value does.
            let firstFlag = (bytes.firstIndex { $0 < 0x80 } ?? 0) + 2
            for offset in bytes.indices {
                for _ in 0..<6 {
                    var altered = bytes
                    altered[offset] ^= UInt8.random(in: 1...255, using: &random)
                    guard let found = try? contents(altered) else { continue }
                    readable += 1
                    if offset == firstFlag, altered[offset] == 0 { continue }
                    #expect(found != expected)
                }
            }
        }
        #expect(readable > 0)
    }

    @Test func `random bytes never trap`() {
        var random = RecordRandom(seed: 11)
        for _ in 0..<20_000 {
            _ = try? contents(random.bytes(count: 0...80))
        }
    }
}
