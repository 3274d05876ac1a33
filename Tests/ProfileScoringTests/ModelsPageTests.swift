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

    @Test func `the example from PMML is a binding of the PMML document above it`() throws {
        let page = try Self.page()
        func block(_ language: String, after heading: String) throws -> String {
            let section = try #require(page.range(of: heading))
            let start = try #require(
                page.range(of: "```\(language)\n", range: section.upperBound..<page.endIndex)
            )
            let end = try #require(
                page.range(of: "```\n", range: start.upperBound..<page.endIndex)
            )
            return String(page[start.upperBound..<end.lowerBound])
        }
        let document = try ModelDocument(
            parsing: Array(block("json", after: "## A version from PMML").utf8),
            catalog: .builtIn,
            forms: .builtIn,
            pmml: Array(block("xml", after: "## A version from PMML").utf8)
        )
        #expect(document.replayGoldenVectors() == [])
        #expect(document.goldenVectors.count == 2)
    }

    @Test func `the page lists every model that comes with the store`() throws {
        let page = try Self.page()
        for (id, _) in PublishedModels.all { #expect(page.contains("| `\(id)` |")) }
    }
}
