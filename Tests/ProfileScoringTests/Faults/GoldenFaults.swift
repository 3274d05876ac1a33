import JSON
import ProfileModel
import ProfileScoring
import Scoring

extension ModelDocumentErrorTests {
    static let golden = "$.goldenVectors[0]"

    /// Faults in golden vectors.
    static let goldenFaults: [Fault] = [
        Fault("goldenVectors", [], at: "$.goldenVectors", .empty),
        Fault("goldenVectors.0.name", nil, at: golden, .missingField("name")),
        Fault("goldenVectors.0.class", "middle", at: "\(golden).class", .unknownClass("middle")),
        Fault(
            "goldenVectors.0.noResult",
            "noBranchMatched",
            at: golden,
            .notExactlyOne(of: ["class", "noResult"])
        ),
        Fault(
            "goldenVectors.0.inputs.sex",
            "m",
            at: "\(golden).inputs.sex",
            .unknownFeature("sex")
        ),
        Fault("goldenVectors.0.inputs.age", nil, at: "\(golden).inputs", .missingField("age")),
        Fault(
            "goldenVectors.0.inputs.age",
            "30",
            at: "\(golden).inputs.age",
            .wrongKind(expected: "a number")
        ),
        Fault(
            "goldenVectors.0.inputs.origin",
            "martian",
            at: "\(golden).inputs.origin",
            .notOnList("martian", of: "the list origins")
        ),
        Fault(
            "goldenVectors.0.inputs.age",
            ["missing": "lost"],
            at: "\(golden).inputs.age.missing",
            .notAmong(["neverAsked", "declined", "dontKnow", "unknown", "noFact"])
        ),
        Fault(
            "goldenVectors.0.scoreBits",
            "3FE8000000000000",
            at: "\(golden).scoreBits",
            .notHexadecimal(digitCount: 16)
        ),
        Fault(
            "goldenVectors.1",
            [
                "name": "danish", "noResult": "noBranchMatched",
                "inputs": ["origin": "danish", "age": 1, "weeks": 0, "q2": "6m"],
            ],
            at: "$.goldenVectors[1].name",
            .duplicate("danish")
        ),
    ]
}
