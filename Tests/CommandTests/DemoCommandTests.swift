import Foundation
import Testing

/// `demo`: the screen that a newcomer sees first.
@Suite struct DemoCommandTests {
    @Test(arguments: ["en", "da"])
    func `the screen is always the same`(language: String) throws {
        let place = try Workplace()
        let first = try place.run("demo", "d", "--language", language).expectSuccess()
        try Snapshot.expect(first.output, is: "demo-\(language).txt")
        let second = try place.run("demo", "other", "--language", language).expectSuccess()
        #expect(second.output.replacing("other/store", with: "d/store") == first.output)
        #expect(try place.text("d/demo.ndjson") == place.text("other/demo.ndjson"))
    }

    @Test func `every command that it proposes works`() throws {
        let place = try Workplace()
        let screen = try place.run("demo", "d").expectSuccess()
        let proposals = screen.lines.filter { $0.hasPrefix("  profilehistory ") }
        #expect(proposals.count >= 4)
        for proposal in proposals {
            let words = proposal.split(separator: " ").dropFirst().map(String.init)
            try place.run(words).expectSuccess()
        }
    }

    @Test func `nobody's number is on it, and nothing real is claimed`() throws {
        let place = try Workplace()
        let outcome = try place.run("demo", "d").expectSuccess()
        #expect(outcome.output.firstMatch(of: #/\d{6}-?\d{4}/#) == nil)
        #expect(outcome.output.contains("official fictitious test persons"))
        #expect(outcome.output.contains("not the agency's model"))
        let sources = try place.text("d/demo.ndjson").matches(of: #/"source":"([^"]*)"/#)
        #expect(sources.allSatisfy { $0.1.hasPrefix("demo-") })
    }

    @Test func `a folder with anything in it is refused and left alone`() throws {
        let place = try Workplace()
        try FileManager.default.createDirectory(
            atPath: place.path("d"),
            withIntermediateDirectories: false
        )
        try place.write("d/mine", ["precious"])
        try place.run("demo", "d").expectFailure(3, "dir: d is not an empty folder")
        #expect(try place.text("d/mine") == "precious\n")
        #expect(!place.holds("d/demo.ndjson"))
    }
}
