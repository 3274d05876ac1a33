import Foundation
import ProfileModel
import ProfileScoring
import Testing

/// The page `Docs/MODELS.md` is held to the program.
@Suite
struct ModelsPageTests {
    private static func page() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: root.appendingPathComponent("Docs/MODELS.md"),
            encoding: .utf8
        )
    }

    @Test func `the example of the page is a valid document whose vectors hold`() throws {
        let page = try Self.page()
        let start = try #require(page.range(of: "```json\n"))
        let end = try #require(page.range(of: "\n```", range: start.upperBound..<page.endIndex))
        let text = page[start.upperBound..<end.lowerBound]
        let document = try ModelDocument(
            parsing: Array(text.utf8),
            catalog: .builtIn,
            forms: .builtIn
        )
        #expect(document.replayGoldenVectors() == [])
        #expect(document.goldenVectors.count == 3)
    }

    @Test func `the page lists every model that comes with the store`() throws {
        let page = try Self.page()
        for (id, _) in PublishedModels.all { #expect(page.contains("| `\(id)` |")) }
    }
}
