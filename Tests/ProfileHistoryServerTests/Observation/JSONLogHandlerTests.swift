import JSON
import Logging
import Synchronization
import Testing

@testable import ProfileHistoryServer

/// The operator's log.
@Suite struct JSONLogHandlerTests {
    /// What was written.
    final class Lines: Sendable {
        private let written = Mutex<[[UInt8]]>([])

        var all: [[UInt8]] { written.withLock { $0 } }
        func append(_ line: [UInt8]) { written.withLock { $0.append(line) } }
    }

    func line(_ message: String, _ metadata: Logger.Metadata = [:]) throws -> JSONValue {
        let lines = Lines()
        let logger = Logger(label: "l") { JSONLogHandler(label: $0) { lines.append($0) } }
        logger.error("\(message)", metadata: metadata)
        let line = try #require(lines.all.first)
        #expect(lines.all.count == 1 && line.last == 0x0A && !line.dropLast().contains(0x0A))
        return try JSONValue(parsing: Array(line.dropLast()))
    }

    @Test func `whatever is logged is one JSON object on one line`() throws {
        for text in ["", "\"", "\\", "a\nb", "\u{0}\u{1F}", "æ🙂", "}{", "\u{2028}"] {
            let line = try line(text, ["k": "\(text)"])
            #expect(line["message"]?.string == text && line["k"]?.string == text)
            #expect(line["level"]?.string == "error")
        }
    }

    @Test(arguments: ["0108629996", "010862-9996", "x 0108629996 y", "cpr:0108629996/"])
    func `a person number is blotted out wherever it stands`(text: String) throws {
        let nested: Logger.Metadata = [
            "a": "\(text)", "b": ["x", "\(text)"], "c": ["d": "\(text)"],
        ]
        var writer = JSONWriter()
        writer.value(try line(text, nested))
        let written = String(decoding: writer.bytes, as: UTF8.self)
        #expect(!written.contains("9996"))
    }

    @Test func `what is below the level is not written`() {
        let lines = Lines()
        let logger = Logger(label: "l") { JSONLogHandler(label: $0) { lines.append($0) } }
        logger.debug("a")
        #expect(lines.all == [])
    }
}
