import JSON
import ProfileModel
import ProfileScoring
import Scoring
import Testing

/// One fault at a time in a binding that is otherwise valid.
@Suite struct BindingErrorTests {
    typealias Fault = ModelDocumentErrorTests.Fault

    private static let all = ["AGE", "WEEKS", "q2"]

    static let cardFaults: [Fault] = [
        Fault(
            "kernel.tree",
            [:],
            at: "$.kernel",
            .notExactlyOne(of: ["tree", "logistic", "pmml"])
        ),
        Fault(
            "kernel.pmml.sha256",
            "12",
            at: "$.kernel.pmml.sha256",
            .notHexadecimal(digitCount: 64)
        ),
        Fault("kernel.pmml.sha256", nil, at: "$.kernel.pmml", .missingField("sha256")),
        Fault("kernel.pmml.bands", [], at: "$.kernel.pmml", .unknownField("bands")),
        Fault("kernel.pmml.fields.AGE", nil, at: "$.kernel.pmml.fields", .unboundField("AGE")),
        Fault(
            "kernel.pmml.fields.age",
            "age",
            at: "$.kernel.pmml.fields.age",
            .notAField("age", of: all)
        ),
        Fault(
            "kernel.pmml.fields.AGE",
            "old",
            at: "$.kernel.pmml.fields.AGE",
            .unknownFeature("old")
        ),
        Fault(
            "kernel.pmml.fields.AGE",
            "q2",
            at: "$.kernel.pmml.fields.AGE",
            .otherKind(field: "AGE", type: "integer", feature: "q2")
        ),
        Fault(
            "kernel.pmml.fields.q2",
            "age",
            at: "$.kernel.pmml.fields.q2",
            .otherKind(field: "q2", type: "string", feature: "age")
        ),
        Fault(
            "features.0.from.age",
            "exact",
            at: "$.kernel.pmml.fields.AGE",
            .otherKind(field: "AGE", type: "integer", feature: "age")
        ),
        Fault("kernel.pmml.fields.WEEKS", "age", at: "$.features[1]", .unusedFeature("weeks")),
        Fault(
            "kernel.pmml.class.from",
            ["output": "sum"],
            at: "$.kernel.pmml.class.from.output",
            .notAnOutput("sum", of: ["total", "reason"])
        ),
        Fault(
            "kernel.pmml.class.from",
            ["output": "reason"],
            at: "$.kernel.pmml.class.from",
            .wrongKind(expected: "a value that is a number")
        ),
        Fault(
            "kernel.pmml.class.from",
            "points",
            at: "$.kernel.pmml.class.from",
            .notAmong(["prediction"])
        ),
        Fault(
            "kernel.pmml.score",
            ["probability": "1"],
            at: "$.kernel.pmml.score.probability",
            .notACategory("1", of: [])
        ),
        Fault(
            "kernel.pmml.class.bands.1.from",
            21,
            at: "$.kernel.pmml.class.bands[1]",
            .kernel(.gapBeforeBand)
        ),
        Fault(
            "kernel.pmml.class.bands.0.from",
            0,
            at: "$.kernel.pmml.class.bands[0]",
            .kernel(.lowestScoresUncovered)
        ),
        Fault(
            "kernel.pmml.class.bands.2.upTo",
            1_000_000_000,
            at: "$.kernel.pmml.class.bands[2]",
            .kernel(.highestScoresUncovered)
        ),
        Fault(
            "kernel.pmml.class.bands.2.class",
            "low",
            at: "$.classes[2]",
            .unusedClass("high")
        ),
        Fault(
            "kernel.pmml.class.categories",
            ["1": "low"],
            at: "$.kernel.pmml.class",
            .notExactlyOne(of: ["categories", "bands"])
        ),
    ]

    static let softmaxFaults: [Fault] = [
        Fault(
            "kernel.pmml.class.categories.2",
            nil,
            at: "$.kernel.pmml.class.categories",
            .unmappedCategory("2")
        ),
        Fault(
            "kernel.pmml.class.categories.4",
            "low",
            at: "$.kernel.pmml.class.categories.4",
            .notACategory("4", of: ["1", "2", "3"])
        ),
        Fault(
            "kernel.pmml.class.categories.2",
            "best",
            at: "$.kernel.pmml.class.categories.2",
            .unknownClass("best")
        ),
        Fault(
            "kernel.pmml.class.categories.3",
            "low",
            at: "$.classes[2]",
            .unusedClass("high")
        ),
        Fault(
            "kernel.pmml.class.from",
            ["probability": "3"],
            at: "$.kernel.pmml.class.from",
            .wrongKind(expected: "a value that is a category")
        ),
        Fault(
            "kernel.pmml.score",
            "prediction",
            at: "$.kernel.pmml.score",
            .wrongKind(expected: "a value that is a number")
        ),
        Fault("classes.3", "best", at: "$.classes[3]", .unusedClass("best")),
    ]

    @Test(arguments: cardFaults)
    func `a fault in the binding of a scorecard is named with its place`(fault: Fault) throws {
        try Self.check(fault, in: "card")
    }

    @Test(arguments: softmaxFaults)
    func `a fault in the binding of a regression is named with its place`(fault: Fault) throws {
        try Self.check(fault, in: "softmax")
    }

    private static func check(_ fault: Fault, in id: String) throws {
        let pmml = try Bindings.bytes("\(id).pmml")
        let error = #expect(throws: ModelDocumentError.self) {
            try Bindings.parse(
                Bindings.binding(id).setting(fault.path, to: fault.value),
                pmml
            )
        }
        #expect(error?.path == fault.place)
        #expect(error?.reason == fault.reason)
        let text = try #require(error?.description)
        #expect(text.hasPrefix("\(fault.place): ") && text.contains("; "))
    }

    @Test func `bytes that are not those of the digest are refused, and bytes that nothing binds`()
        throws
    {
        let card = try Bindings.binding("card")
        let pmml = try Bindings.bytes("card.pmml")
        let other = #expect(throws: ModelDocumentError.self) {
            try Bindings.parse(card, pmml + [UInt8(ascii: "\n")])
        }
        let found = DocumentDigest(of: pmml + [UInt8(ascii: "\n")])
        #expect(other?.reason == .otherDigest("\(found)"))
        let none = #expect(throws: ModelDocumentError.self) { try Bindings.parse(card, nil) }
        #expect(none?.reason == .missingPMML)
        let unbound = #expect(throws: ModelDocumentError.self) {
            try Bindings.parse(Documents.small(), pmml)
        }
        #expect(unbound?.reason == .needlessPMML && unbound?.path == "$.kernel")
    }

    @Test func `a PMML document that is refused is named with element and line`() throws {
        let text = String(decoding: try Bindings.bytes("card.pmml"), as: UTF8.self)
        let error = #expect(throws: ModelDocumentError.self) {
            try Bindings.parse(
                Bindings.binding("card"),
                bound: text.replacing(
                    "field=\"AGE\" operator=\"lessThan\"",
                    with: "field=\"A\" operator=\"lessThan\""
                )
            )
        }
        #expect(error?.path == "$.kernel.pmml")
        let line = text.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("operator=\"lessThan\"") }
        let expected = "line \((line ?? 0) + 1), SimplePredicate: field A is not known here"
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
        for (bytes, part) in [("", "not well-formed"), ("<PMML/>", "namespace")] {
            let error = #expect(throws: ModelDocumentError.self) {
                try Bindings.parse(Bindings.binding("card"), bound: bytes)
            }
            #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
        }
        let large = String(repeating: " ", count: 4 << 20) + text
        let tooLarge = #expect(throws: ModelDocumentError.self) {
            try Bindings.parse(Bindings.binding("card"), bound: large)
        }
        #expect(tooLarge?.description.contains("more than 4194304 bytes") == true)
    }

    @Test func `random changes of the bytes are refused or read, and never trap`() throws {
        var random = SeededGenerator(seed: 11)
        let pmml = try Bindings.bytes("forest.pmml")
        let binding = try Bindings.binding("forest")
        var refused = 0
        for _ in 0..<300 {
            var changed = pmml
            for _ in 0..<(1 + random.number(below: 3)) {
                changed[random.number(below: changed.count)] = UInt8(random.number(below: 128))
            }
            let text = String(decoding: changed, as: UTF8.self)
            guard let document = try? Bindings.parse(binding, bound: text) else {
                refused += 1
                continue
            }
            _ = document.kernel.evaluate([.number(60), .number(3), .category("6m")])
        }
        #expect(refused > 50 && refused < 300)
    }
}
