import RegisterImport
import Testing

struct NDJSONLineSplitterTests {
    /// A line as the tests see it; no text where it is too long.
    struct Seen: Equatable {
        let number: Int
        let offset: Int
        let endOffset: Int
        let text: String?
    }

    @Test func `lines come with their number and place`() {
        #expect(
            Self.split("a\nbc\r\n\nd") == [
                Seen(number: 1, offset: 0, endOffset: 2, text: "a"),
                Seen(number: 2, offset: 2, endOffset: 6, text: "bc"),
                Seen(number: 4, offset: 7, endOffset: 8, text: "d"),
            ]
        )
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", " \t \n\n"])
    func `nothing but white space gives no line`(text: String) {
        #expect(Self.split(text).isEmpty)
    }

    @Test func `a byte order mark is skipped at the start of the file alone`() {
        let mark = "\u{FEFF}"
        #expect(Self.split(mark + "a\n" + mark + "b").map(\.text) == ["a", mark + "b"])
        #expect(Self.split(mark).isEmpty)
    }

    @Test func `a line at the limit is kept and one byte more is not`() {
        for ending in ["\n", "\r\n", ""] {
            for mark in ["", "\u{FEFF}"] {
                #expect(
                    Self.split(mark + "12345678" + ending, limit: 8).map(\.text) == ["12345678"]
                )
                #expect(Self.split(mark + "123456789" + ending, limit: 8).map(\.text) == [nil])
            }
        }
    }

    @Test func `a line that is too long does not spoil the next`() {
        let long = String(repeating: "x", count: 1_000)
        #expect(
            Self.split("\(long)\nok\n\(long)", limit: 8) == [
                Seen(number: 1, offset: 0, endOffset: 1_001, text: nil),
                Seen(number: 2, offset: 1_001, endOffset: 1_004, text: "ok"),
                Seen(number: 3, offset: 1_004, endOffset: 2_004, text: nil),
            ]
        )
    }

    @Test func `how the file is cut into chunks changes nothing`() {
        var generator = SeededGenerator(seed: 4)
        let pieces = ["a", "bc", "\n", "\r\n", "\r", " ", "\u{FEFF}", "æ", "0123456789"]
        for _ in 0..<500 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
                .joined()
            let whole = Self.split(text, limit: 6)
            for size in 1...5 {
                #expect(Self.split(text, limit: 6, chunk: size) == whole)
            }
            #expect(whole == Self.expected(text, limit: 6), "\(text.debugDescription)")
        }
    }

    @Test func `reading resumes behind a line as if it had gone on`() {
        let text = "a\nbc\r\n\nd\ne"
        let all = Self.split(text)
        for (index, line) in all.enumerated() {
            let place = LinePlace(
                number: line.number,
                offset: line.offset,
                endOffset: line.endOffset
            )
            let rest = String(decoding: Array(text.utf8).dropFirst(line.endOffset), as: UTF8.self)
            let resumed = Self.split(rest, resumingBehind: place)
            #expect(resumed == Array(all.dropFirst(index + 1)))
        }
    }

    @Test func `an error of the reader of lines comes through`() {
        struct Stop: Error {}
        var splitter = NDJSONLineSplitter()
        let chunk = Array("a\nb\n".utf8)
        var seen = 0
        #expect(throws: Stop.self) {
            try splitter.append(chunk.span) { (_) throws(Stop) in
                seen += 1
                throw Stop()
            }
        }
        #expect(seen == 1)
    }

    static func split(
        _ text: String,
        limit: Int = NDJSONLineSplitter.defaultMaximumByteCount,
        chunk: Int = .max,
        resumingBehind place: LinePlace? = nil
    ) -> [Seen] {
        var seen: [Seen] = []
        var splitter = NDJSONLineSplitter(maximumByteCount: limit, resumingBehind: place)
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + min(chunk, bytes.count))
            splitter.append(bytes.span.extracting(start..<end)) { seen.append(Self.seen($0)) }
            start = end
        }
        splitter.finish { seen.append(Self.seen($0)) }
        return seen
    }

    private static func seen(_ line: borrowing RawLine) -> Seen {
        let place = line.place
        var text: String?
        if let bytes = try? line.bytes() {
            text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        }
        return Seen(
            number: place.number,
            offset: place.offset,
            endOffset: place.endOffset,
            text: text
        )
    }

    /// The same by a plain reading of the whole text.
    private static func expected(_ text: String, limit: Int) -> [Seen] {
        var result: [Seen] = []
        var offset = 0
        let bytes = Array(text.utf8)
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let endOffset = min(offset + line.count + 1, bytes.count)
            var content = Array(line)
            if content.last == 13 { content.removeLast() }
            if index == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
            if content.contains(where: { $0 != 32 && $0 != 9 }) || content.count > limit {
                result.append(
                    Seen(
                        number: index + 1,
                        offset: offset,
                        endOffset: endOffset,
                        text: content.count > limit
                            ? nil : String(decoding: content, as: UTF8.self)
                    )
                )
            }
            offset = endOffset
        }
        return result
    }
}
