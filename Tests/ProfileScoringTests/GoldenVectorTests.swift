import JSON
import ProfileScoring
import Testing

@Suite
struct GoldenVectorTests {
    @Test func `a vector that holds is not reported`() throws {
        #expect(try Documents.parse(Documents.small()).replayGoldenVectors() == [])
    }

    @Test func `another class than expected is reported with both`() throws {
        let document = try Documents.parse(
            Documents.small().setting("goldenVectors.0.class", to: "high")
        )
        let mismatch = try #require(document.replayGoldenVectors().first)
        #expect(
            "\(mismatch)" == "golden vector 'danish': expected high, found low"
        )
    }

    @Test func `a result where none was expected is reported`() throws {
        let document = try Documents.parse(
            Documents.small().setting("goldenVectors.0.class", to: nil)
                .setting("goldenVectors.0.noResult", to: "noBranchMatched")
        )
        let mismatch = try #require(document.replayGoldenVectors().first)
        #expect(mismatch.expected == "no result (noBranchMatched)")
        #expect(mismatch.found == "low")
    }

    @Test func `one bit of the score counts`() throws {
        let logistic = try Documents.smallLogistic().setting("goldenVectors.0.class", to: "high")
        let right = logistic.setting("goldenVectors.0.scoreBits", to: "3fe764d4f5d5a2bd")
        let wrong = logistic.setting("goldenVectors.0.scoreBits", to: "3fe764d4f5d5a2bc")
        let found = try Documents.parse(wrong).replayGoldenVectors().first?.found
        #expect(try Documents.parse(right).replayGoldenVectors() == [], "\(found ?? "")")
        #expect(found == "high with score bits 3fe764d4f5d5a2bd")
    }

    @Test func `a missing input of a vector is dealt with as in a profile`() throws {
        let changed = try Documents.small()
            .setting("features.0.whenMissing.noFact", to: "danish")
            .setting("goldenVectors.0.inputs.origin", to: ["missing": "noFact"])
        #expect(try Documents.parse(changed).replayGoldenVectors() == [])
        let declined = changed.setting("goldenVectors.0.inputs.origin.missing", to: "declined")
            .setting("goldenVectors.0.inputs.age", to: 60)
        #expect(try Documents.parse(declined).replayGoldenVectors().first?.found == "high")
    }
}
