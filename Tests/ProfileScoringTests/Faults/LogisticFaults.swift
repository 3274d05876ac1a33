import JSON
import ProfileModel
import ProfileScoring
import Scoring

extension ModelDocumentErrorTests {
    private static let first = "kernel.logistic.subModels.0"
    private static let firstPlace = "$.kernel.logistic.subModels[0]"

    /// Faults in a logistic kernel.
    static let logisticFaults: [Fault] = [
        Fault("kernel.logistic.subModels", [], at: "$.kernel.logistic.subModels", .empty),
        Fault("\(first).name", "all", at: "$.kernel.logistic.subModels[1].name", .duplicate("all")),
        Fault(
            "\(first).when",
            nil,
            at: "$.kernel.logistic.subModels",
            .kernel(.subModelNeverChosen)
        ),
        Fault("\(first).intercept", nil, at: firstPlace, .missingField("intercept")),
        Fault(
            "\(first).terms.0.feature",
            "origin",
            at: "\(firstPlace).terms[0].feature",
            .wrongTest(feature: "origin")
        ),
        Fault(
            "\(first).terms.0.when",
            ["feature": "age", "under": 2],
            at: "\(firstPlace).terms[0]",
            .notExactlyOne(of: ["feature", "when"])
        ),
        Fault(
            "\(first).terms.0.whenMissing",
            "zero",
            at: "\(firstPlace).terms[0].whenMissing",
            .unknownField("whenMissing")
        ),
        Fault(
            "\(first).terms.1.whenMissing",
            nil,
            at: "\(firstPlace).terms[1]",
            .missingField("whenMissing")
        ),
        Fault(
            "\(first).terms.1.whenMissing",
            "one",
            at: "\(firstPlace).terms[1].whenMissing",
            .notAmong(["noResult", "zero"])
        ),
        Fault("\(first).terms.1", nil, at: "$.features[0]", .unusedFeature("origin")),
        Fault(
            "\(first).bands.1.from",
            2,
            at: "\(firstPlace).bands[1]",
            .kernel(.highestScoresUncovered)
        ),
        Fault(
            "\(first).bands.0.from",
            0.5.json,
            at: "\(firstPlace).bands[0]",
            .kernel(.lowestScoresUncovered)
        ),
        Fault(
            "\(first).bands.0.below",
            0.5.json,
            at: "\(firstPlace).bands[1]",
            .kernel(.gapBeforeBand)
        ),
        Fault(
            "\(first).bands.1.from",
            0.5.json,
            at: "\(firstPlace).bands[1]",
            .kernel(.overlapWithBandBefore)
        ),
        Fault(
            "\(first).bands.1.over",
            1,
            at: "\(firstPlace).bands[1]",
            .notExactlyOne(of: ["from", "over"])
        ),
        Fault(
            "\(first).bands.1.class",
            "middle",
            at: "\(firstPlace).bands[1].class",
            .unknownClass("middle")
        ),
        Fault("goldenVectors.0.scoreBits", nil, at: golden, .missingField("scoreBits")),
    ]
}

extension Double {
    fileprivate var json: JSONValue { JSONNumber(self).map { .number($0) } ?? .null }
}
