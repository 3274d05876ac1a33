import Foundation
import Testing

/// What the README shows is what the command prints.
@Suite struct ReadmeTests {
    private static let readme = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "README.md")

    /// With RECORD_SNAPSHOTS=1 the README's output is written instead, and the test fails.
    @Test func `the README's output is the demo's`() throws {
        let place = try Workplace()
        let printed = try place.run("demo", "demo").expectSuccess().output
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        let start = try #require(text.range(of: "```\nProfileHistory\n"))
        let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
        let shown = "ProfileHistory\n" + text[start.upperBound..<end.lowerBound]
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            let whole =
                text[..<start.lowerBound] + "```\n\(printed)" + text[end.lowerBound...]
            try Data(whole.utf8).write(to: Self.readme)
            Issue.record("recorded the demo's output in README.md")
            return
        }
        #expect(shown == printed)
    }
}
