import JSON
import ProfileModel
import ProfileScoring
import Scoring
import Testing

/// Model documents that bind a PMML document.
@Suite struct BindingTests {
    @Test(arguments: ["card", "softmax", "forest"])
    func `a version from PMML gives its golden vectors and its own verification`(
        id: String
    ) throws {
        let document = try Bindings.document(id)
        #expect(document.replayGoldenVectors() == [])
        #expect(document.runVerification() == [])
        let pmml = try #require(document.kernel.pmml)
        #expect(pmml.digest == DocumentDigest(of: try Bindings.bytes("\(id).pmml")))
        #expect(document.digest == DocumentDigest(of: document.bytes))
        #expect(document.kernel.features == [0, 1, 2])
        #expect(Set(document.kernel.classes) == Set(document.classes))
        #expect(document.kernel.native == nil && document.kernel.subModels == [])
    }

    @Test func `a golden vector and a verification that do not come out are told`() throws {
        let binding = try Bindings.binding("card")
        let other = try Bindings.parse(
            binding.setting("goldenVectors.0.scoreBits", to: "4053500000000001"),
            Bindings.bytes("card.pmml")
        )
        #expect(other.replayGoldenVectors().map(\.vector) == ["everything"])
        let text = String(decoding: try Bindings.bytes("card.pmml"), as: UTF8.self)
        let changed = try Bindings.parse(
            binding,
            bound: text.replacing("<total>5.5</total>", with: "<total>5.6</total>")
        )
        #expect(
            changed.runVerification().map(\.description)
                == ["row 2, field total: expected 5.6, found 5.5"]
        )
    }

    @Test func `a field can be bound to nothing, and is missing then`() throws {
        let binding = try Bindings.binding("softmax")
            .setting("kernel.pmml.fields", to: ["weeks": .null])
        let error = #expect(throws: ModelDocumentError.self) {
            try Bindings.parse(binding, Bindings.bytes("softmax.pmml"))
        }
        #expect(error?.reason == .unusedFeature("weeks"))
        let document = try Bindings.parse(
            binding.setting("features.1", to: nil).setting("attributes.1", to: nil)
                .setting(
                    "goldenVectors",
                    to: [
                        [
                            "name": "v", "class": "low",
                            "inputs": ["age": 25, "q2": "1m"],
                        ]
                    ]
                ),
            Bindings.bytes("softmax.pmml")
        )
        let outcome = document.kernel.evaluate([.number(25), .category("1m")])
        let whole = try Bindings.document("softmax").kernel
            .evaluate([.number(25), .missing(.noFact), .category("1m")])
        #expect(outcome.scoreBits == whole.scoreBits && outcome.scoreBits != nil)
        #expect(outcome.deciders == [0, 1] && whole.deciders == [0, 2, 1])
    }

    @Test func `bands over all numbers have the class of every number`() throws {
        let kernel = try Bindings.document("card").kernel
        // 10 + 5 + 0.5 + 3 and 10 + 25 + 0.5 + 12.25 are under and over the edges.
        #expect(kernel.evaluate([.number(30), .number(0), .category("6m")]).result.label == "low")
        #expect(
            kernel.evaluate([.number(60), .number(0), .category("gt6m")]).result.label == "middle"
        )
    }

    @Test func `what is no valid value gives no result, and what predicts nothing neither`() throws
    {
        let card = try Bindings.document("card").kernel
        for age in [15, 71, 30.5, .nan, .infinity] {
            let outcome = card.evaluate([.number(age), .number(0), .category("1m")])
            #expect(outcome.result == .noResult(.invalidInput(0)), "\(age)")
            #expect(outcome.score == nil && outcome.deciders == [0])
        }
        let softmax = try Bindings.document("softmax").kernel
        let outcome = softmax.evaluate([.missing(.declined), .number(1), .category("1m")])
        #expect(outcome.result == .noResult(.noPrediction))
        #expect(outcome.missingInputs == [0])
        let far = softmax.evaluate([.number(1e308), .number(1e308), .category("1m")])
        #expect(far.result.label == nil || far.score?.isFinite == true)
    }
}
