import JSON
import ProfileModel
import ProfileScoring
import Scoring
import Testing

@Suite
struct ModelDocumentTests {
    @Test func `a document holds what it says`() throws {
        let document = try Documents.published("published-2021-09-15")
        #expect(
            document.title.english == "The published reconstruction, version of 15 September 2021"
        )
        #expect(document.targetGroups == [.dagpenge, .kontanthjaelp])
        #expect(document.forms == ["2015", "2017"])
        #expect(document.classes == ["low", "high"])
        #expect(document.attributes.map(\.name) == ["birthDate", "origin", "employment"])
        #expect(document.attributes[1].sensitivity == .derivedProxy)
        #expect(document.questions.map(\.name) == ["q2"])
        #expect(document.documentation == nil)
        #expect(
            document.features.map(\.name) == ["expectation", "origin", "age", "monthsEmployed"]
        )
        #expect(document.kernel.featureCount == 4)
        #expect(document.changeableNames.contains("q2"))
    }

    @Test func `the digest is SHA-256 of the bytes`() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect("\(DocumentDigest(of: []))" == empty)
        #expect("\(DocumentDigest(of: Array("abc".utf8)))" == abc)
    }

    @Test func `a space makes another version`() throws {
        let bytes = Array(try Documents.small().description.utf8)
        let one = try ModelDocument(parsing: bytes, catalog: .builtIn, forms: .builtIn)
        let other = try ModelDocument(
            parsing: bytes + [UInt8(ascii: " ")],
            catalog: .builtIn,
            forms: .builtIn
        )
        #expect(one.digest != other.digest)
        #expect(one != other)
        #expect(one.bytes == bytes)
    }

    @Test func `documentation is named by its digest`() throws {
        let digest = String(repeating: "0a", count: 32)
        let document = try Documents.parse(
            Documents.small().setting(
                "documentation",
                to: ["name": "report.pdf", "sha256": .string(digest)]
            )
        )
        #expect(document.documentation == ModelDocumentation(name: "report.pdf", sha256: digest))
    }

    /// Fields that may be left out: what is said only where there is something to say.
    private static let optional: Set<String> = [
        "whenMissing", "states", "note", "codes", "noFact", "dont_know",
    ]

    @Test(arguments: PublishedModels.all.map(\.id))
    func `a published document with any field taken out is refused`(id: String) throws {
        try expectRefusals(id) { document, path in
            let name = path.split(separator: ".").last.map(String.init) ?? ""
            // A document has no `when` for a sub-model that always applies, and no `whenMissing`
            // for a feature, but an indicator must say what it makes of a missing value.
            let isOptional =
                path.contains("features.") && Self.optional.contains(name)
                || path.hasSuffix("subModels.1.when")
            return isOptional ? nil : document.setting(path, to: nil)
        }
    }

    @Test(arguments: PublishedModels.all.map(\.id))
    func `a published document with any field of another kind is refused`(id: String) throws {
        try expectRefusals(id) { document, path in
            document.setting(path, to: document.at(path)?.bool == nil ? true : "text")
        }
    }

    private func expectRefusals(
        _ id: String,
        _ change: (JSONValue, String) -> JSONValue?
    ) throws {
        let bytes = try #require(PublishedModels.document(id))
        let catalog = try Documents.amasCatalog()
        let document = try JSONValue(parsing: bytes)
        let paths = document.memberPaths
        #expect(paths.count > 100)
        for path in paths {
            guard let changed = change(document, path) else { continue }
            #expect(throws: ModelDocumentError.self, "\(path)") {
                try ModelDocument(
                    parsing: Array(changed.description.utf8),
                    catalog: catalog,
                    forms: .builtIn
                )
            }
        }
    }

    @Test(arguments: PublishedModels.all.map(\.id))
    func `damaged bytes are read or refused and never trap`(id: String) throws {
        let bytes = try #require(PublishedModels.document(id))
        let catalog = try Documents.amasCatalog()
        var generator = SeededGenerator(seed: 18_09_2017)
        var refused = 0
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0...generator.number(below: 3) {
                let place = generator.number(below: damaged.count)
                switch generator.number(below: 4) {
                case 0: damaged[place] = UInt8(truncatingIfNeeded: generator.next())
                case 1: damaged.remove(at: place)
                case 2:
                    damaged.insert(Self.marks[generator.number(below: Self.marks.count)], at: place)
                default: damaged.removeSubrange(place..<min(place + 40, damaged.count))
                }
            }
            do throws(ModelDocumentError) {
                let document = try ModelDocument(
                    parsing: damaged,
                    catalog: catalog,
                    forms: .builtIn
                )
                _ = document.replayGoldenVectors()
            } catch {
                refused += 1
            }
        }
        #expect(refused > 150)
    }

    private static let marks = Array("{}[]\",:-0123456789eE.\\ntf".utf8)

    @Test func `a document that is nested too deeply is refused`() {
        let deep = String(repeating: "[", count: 5_000)
        #expect(throws: ModelDocumentError.self) {
            try ModelDocument(parsing: Array(deep.utf8), catalog: .builtIn, forms: .builtIn)
        }
    }
}
