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

    /// A store may hold scores of these very bytes: a correction is a new version with another id.
    @Test func `the documents are the bytes that they always were`() throws {
        let digests = [
            "published-2021-09-02":
                "dfe163fccb301d870fa8e253c53c0e5e2fda7676e0d0a1600969cc8c779a0b4b",
            "published-2021-09-09":
                "ccb954888b06d0e1f298fed5f5b210546cf2c27d50bbdec34db96e27db8f0a38",
            "published-2021-09-15":
                "e7a4cb86d86b9ea94ab247f2c614fdd6dbfea80ac9600f1659b236fc8415464d",
            "amas":
                "e66229e734593e909767d0ab158b51c1e25ea1ee1d3cb8d7be64fc6d37523d3b",
        ]
        for (id, bytes) in PublishedModels.all {
            #expect("\(DocumentDigest(of: bytes))" == digests[id])
        }
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
            try Documents.published("published-2021-09-15").unlistedConditions.first
        )
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
