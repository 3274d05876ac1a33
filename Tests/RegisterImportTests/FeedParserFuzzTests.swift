import EventModel
import ProfileModel
import RegisterImport
import Testing

struct FeedParserFuzzTests {
    @Test func `every beginning of a line is refused`() {
        for sample in Feed.samples {
            let line = Array(Feed.line(sample).utf8)
            for count in line.indices {
                #expect(throws: LineError.self) { try Self.parse(Array(line.prefix(count))) }
            }
        }
    }

    @Test func `every change of one byte gives an event or an error, and no CPR number in it`() {
        let replacements =
            Array("\u{0}\n \"\\{}[],:-+.0129ADTZabetu".utf8) + [0x80, 0xC3, 0xE2, 0xFF]
        for sample in Feed.samples {
            let line = Array(Feed.line(sample).utf8)
            for index in line.indices {
                for byte in replacements {
                    var changed = line
                    changed[index] = byte
                    Self.expectAnswer(changed)
                }
                var shorter = line
                shorter.remove(at: index)
                Self.expectAnswer(shorter)
            }
        }
    }

    @Test func `pieces of lines put together at random give an event or an error`() {
        var generator = SeededGenerator(seed: 3)
        let pieces =
            Feed.samples.flatMap { $0.map { "\"\($0.0)\":\($0.1)" } } + [
                "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "1e9", "-", "null", "\u{0}", "æ",
            ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let chosen = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
            let isObject = Bool.random(using: &generator)
            let text = chosen.joined(separator: Bool.random(using: &generator) ? "," : "")
            Self.expectAnswer(Array((isObject ? "{\(text)}" : text).utf8))
        }
    }

    private static func parse(_ line: [UInt8]) throws(LineError) -> NewEvent {
        var parser = Feed.parser()
        return try parser.parse(line: line, now: Feed.now)
    }

    private static func expectAnswer(_ line: [UInt8]) {
        do throws(LineError) {
            _ = try parse(line)
        } catch {
            let isSilent = !CPRRedaction.containsCPRNumber(error.description)
            if !isSilent { Issue.record("\(error.code)") }
        }
    }
}
