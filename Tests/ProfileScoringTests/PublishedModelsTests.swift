import EventModel
import ProfileModel
import ProfileScoring
import Testing

@Suite
struct PublishedModelsTests {
    @Test(arguments: PublishedModels.all.map(\.id))
    func `every document is valid, has its own name and fulfils its golden vectors`(
        id: String
    ) throws {
        let document = try Documents.published(id)
        #expect(document.id == id)
        #expect(document.replayGoldenVectors() == [])
        #expect(document.goldenVectors.count >= 10)
    }

    @Test func `the documents are in order of age and each is there once`() {
        let ids = ["published-2021-09-02", "published-2021-09-09", "published-2021-09-15", "amas"]
        #expect(PublishedModels.all.map(\.id) == ids)
        #expect(PublishedModels.document("published-2017") == nil)
    }

    @Test(arguments: PublishedModels.all.map(\.id))
    func `every document says that it is not the agency's, or not Denmark's`(id: String) throws {
        let text = try Documents.published(id).describes
        #expect(text.contains(id == "amas" ? "another country" : "not the agency's model"))
    }

    @Test(arguments: PublishedModels.all.map(\.id))
    func `no legal basis is made up`(id: String) throws {
        let document = try Documents.published(id)
        for field in document.attributes + document.questions {
            #expect(field.legalBasis.hasPrefix("not stated by the "))
        }
    }

    @Test func `only the third version tests for a code that is on no list, and says so`() throws {
        for (id, _) in PublishedModels.all where id != "published-2021-09-15" {
            #expect(try Documents.published(id).unlistedConditions == [])
        }
        let slip = try #require(
            try Documents.published("published-2021-09-15").unlistedConditions.first)
        #expect(slip.feature == "origin")
        #expect(slip.codes == ["unkown"])
        #expect(slip.note.contains("Origin unkown"))
    }

    @Test func `the AMAS document needs its attributes to be defined first`() throws {
        let bytes = try #require(PublishedModels.document("amas"))
        #expect(throws: ModelDocumentError.self) {
            try ModelDocument(parsing: bytes, catalog: .builtIn, forms: .builtIn)
        }
        #expect(try Documents.amasCatalog().all.count == AttributeCatalog.builtIn.all.count + 10)
    }
}
