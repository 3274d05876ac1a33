import Foundation
import Testing

/// Colour and progress are for people who watch, and for nobody else.
@Suite struct TerminalTests {
    private static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    private static let escape = "\u{1B}["

    @Test func `nothing is coloured or drawn where no terminal is`() throws {
        let place = try Workplace()
        let demo = try place.run("demo", "d").expectSuccess()
        #expect(!demo.everything.contains(Self.escape))
        let history = try place.run("history", "d/store", "subject:5").expectSuccess()
        #expect(!history.everything.contains(Self.escape))
        try place.write("bad.ndjson", ["{}"])
        let refused = try place.run("import", "d/store", "bad.ndjson").expect(3)
        #expect(!refused.everything.contains(Self.escape))
        let failed = try place.run("history", "nowhere", "subject:5").expect(4)
        #expect(!failed.everything.contains(Self.escape))
    }

    @Test(.enabled(if: hasScript, "needs script(1) to play a terminal"))
    func `on a terminal there is colour, unless it is declined`() throws {
        let place = try Workplace.withStore()
        let call = #"script -qec '"$PH" history nowhere subject:1' /dev/null"#
        let colour = try place.shell(call).expect(4)
        #expect(colour.output.contains("\(Self.escape)31merror:\(Self.escape)0m nowhere is not"))
        let plain = try place.shell("NO_COLOR=1 \(call)").expect(4)
        #expect(plain.output.hasPrefix("error: nowhere is not"))
        #expect(!plain.output.contains(Self.escape))
    }

    @Test(.enabled(if: hasScript, "needs script(1) to play a terminal"))
    func `on a terminal an import shows how far it is and takes the bar away`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", [Line.fact("c-1", "sex", #""f""#)])
        let outcome = try place.shell(
            #"script -qec '"$PH" import s f.ndjson 2>&1 > said' /dev/null"#
        )
        #expect(outcome.expect(0).output.contains("import "))
        #expect(outcome.output.contains("100 %  1 rows"))
        #expect(outcome.output.hasSuffix("\r\(Self.escape)K"))
        #expect(try place.text("said") == "f.ndjson: 1 stored\n")
    }

    @Test(.enabled(if: hasScript, "needs script(1) to play a terminal"))
    func `on a terminal a replay shows rate and time left and takes the bar away`() throws {
        let place = try ReplayCommandTests.place()
        let call = "replay s --at 2017-09-18 --format csv"
        let outcome = try place.shell(
            #"script -qec '"$PH" \#(call) 2>&1 > said' /dev/null"#
        ).expect(0)
        let shown = #/replay █+ 100 %  4 subjects, [\d ]+/s, 0 s left\r\x1B\[K$/#
        #expect(outcome.output.firstMatch(of: shown) != nil, "\(outcome.output)")
        #expect(
            try place.text("said") == place.run(call.split(separator: " ").map(String.init)).output
        )
    }

    @Test(.enabled(if: hasScript, "needs script(1) to play a terminal"))
    func `on a terminal a rebuild shows how far each of its steps is`() throws {
        let place = try Workplace.withStore(holding: [Line.fact("c-1", "sex", #""f""#)])
        let outcome = try place.shell(
            #"script -qec '"$PH" views rebuild s --verify 2>&1 > said' /dev/null"#
        ).expect(0)
        for title in ["building history", "comparing history", "clearing index"] {
            #expect(outcome.output.contains("\(title) "))
        }
        #expect(outcome.output.contains("100 %  1 events"))
        #expect(outcome.output.hasSuffix("\r\(Self.escape)K"))
    }

    @Test func `a reader that goes away ends the command quietly`() throws {
        let place = try Workplace()
        let outcome = try place.shell(#""$PH" demo d | head -1"#).expectSuccess()
        #expect(outcome.output == "ProfileHistory\n")
    }
}
