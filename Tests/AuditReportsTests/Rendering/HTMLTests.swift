import AuditReports
import Foundation
import FoundationXML
import ProfileModel
import Testing

@Suite struct HTMLTests {
    /// A page as an XML parser reads it, which knows no entity but those of XML.
    private func read(_ report: Report, _ language: Language = .danish) -> XMLReader {
        let reader = XMLReader()
        let isRead = reader.reads(report.html(in: language))
        #expect(isRead, "\(reader.failure)")
        return reader
    }

    @Test func `no text becomes an element, an attribute or a rule`() {
        let reader = read(Hostile.report)
        let known: Set<String> = [
            "html", "head", "meta", "title", "style", "body", "header", "h1", "p", "main",
            "section",
            "h2", "ul", "ol", "li", "dl", "div", "dt", "dd", "table", "caption", "thead", "tbody",
            "tr", "th", "td", "strong", "abbr", "figure", "figcaption", "details", "summary",
            "footer", "svg", "desc", "defs", "pattern", "rect", "path", "line", "circle", "text",
        ]
        #expect(Set(reader.elements).subtracting(known) == [])
        #expect(
            !reader.attributes.contains { $0.0.hasPrefix("on") || $0.0 == "href" || $0.0 == "src" }
        )
        #expect(reader.text.contains("<script>alert(\"x\")</script> ' onload='y & ]]> -->"))
    }

    @Test func `no text ends the style sheet or a text in it`() throws {
        let html = Hostile.report.html(in: .danish)
        #expect(html.components(separatedBy: "</style>").count == 2)
        let start = try #require(html.range(of: "content: \"", options: .backwards))
        let rest = html[start.upperBound...].prefix { $0 != "\"" }
        #expect(!rest.contains("<") && !rest.contains(";") && !rest.contains("}"))
        #expect(html[start.upperBound...].dropFirst(rest.count).hasPrefix("\"; font"))
    }

    @Test func `what would act instead of being read is replaced`() {
        for text in [
            Hostile.report.html(in: .danish), Hostile.report.text(in: .danish, width: 80),
        ] {
            for scalar in text.unicodeScalars {
                let isLineEnd = scalar == "\n"
                #expect(isLineEnd || !(0..<0x20).contains(scalar.value))
                #expect(!["\u{1B}", "\u{202E}", "\u{FEFF}", "\u{FFFE}"].contains(scalar))
            }
            #expect(text.contains("\u{FFFD}"))
        }
    }

    @Test func `a page loads nothing`() throws {
        for report in [try Samples.report(), Hostile.report] {
            let reader = read(report)
            #expect(!reader.elements.contains("script") && !reader.elements.contains("link"))
            let addresses = reader.attributes.filter { $0.1.contains("//") }.map(\.1)
            #expect(
                Set(addresses) == ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"]
            )
        }
    }

    @Test(arguments: Language.allCases)
    func `a page says its language and what its tables and drawings are`(language: Language) throws
    {
        let reader = read(try Samples.report(), language)
        #expect(reader.attributes.contains { $0 == ("lang", language.rawValue) })
        let scopes = reader.attributes.filter { $0.0 == "scope" }.count
        #expect(scopes == reader.elements.count { $0 == "th" })
        let drawings = reader.elements.count { $0 == "svg" }
        #expect(drawings == 3)
        #expect(reader.elements.count { $0 == "figcaption" } == drawings)
        #expect(reader.attributes.count { $0 == ("role", "img") } == drawings)
        let names = reader.attributes.filter { $0.0 == "id" }.map(\.1)
        #expect(Set(names).count == names.count)
    }

    @Test func `a number held back is explained, once, and only where there is one`() throws {
        let note = "tilbageholdt: så få personer"
        let parts = try Samples.report().html(in: .danish).components(separatedBy: note)
        #expect(parts.count == 2)
        var report = try Samples.report()
        report.sections.removeLast()
        #expect(!report.html(in: .danish).contains(note))
        #expect(!report.text(in: .danish, width: 80).contains("tilbageholdt"))
    }
}
