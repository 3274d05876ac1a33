import JSON
import ProfileModel
import ProfileScoring
import Scoring

extension ModelDocumentErrorTests {
    /// Faults in features.
    static let featureFaults: [Fault] = [
        Fault("features", [], at: "$.features", .empty),
        Fault("features.1.name", "origin", at: "$.features[1].name", .misleadingName("origin")),
        Fault("features.2.name", "age", at: "$.features[2].name", .duplicate("age")),
        Fault("features.2.name", "q3", at: "$.features[2].name", .misleadingName("q3")),
        Fault("features.2.name", "sex", at: "$.features[2].name", .misleadingName("sex")),
        Fault(
            "features.0.from.attribute",
            "origi",
            at: "$.features[0].from.attribute",
            .unknownAttribute("origi")
        ),
        Fault(
            "features.0.from.attribute",
            "employment",
            at: "$.features[0].from.attribute",
            .unreadable("employment", because: "it is a series; read a window of it")
        ),
        Fault(
            "features.0.from.attribute",
            "birthDate",
            at: "$.features[0].from.attribute",
            .unreadable("birthDate", because: "it is a date; of birthDate read the age")
        ),
        Fault(
            "features.0.from",
            [:],
            at: "$.features[0].from",
            .notExactlyOne(of: ["attribute", "question", "age", "series"])
        ),
        Fault(
            "features.0.from.age",
            "whole",
            at: "$.features[0].from",
            .notExactlyOne(of: ["attribute", "question", "age", "series"])
        ),
        Fault("features.0.from.periods", 3, at: "$.features[0].from", .unknownField("periods")),
        Fault(
            "features.0.states",
            ["declined": "unknown"],
            at: "$.features[0].states",
            .unreadable("attribute", because: "only answers have states")
        ),
        Fault(
            "features.0.whenMissing.noFact",
            "martian",
            at: "$.features[0].whenMissing.noFact",
            .notOnList("martian", of: "the list origins")
        ),
        Fault("features.0.whenMissing", [:], at: "$.features[0].whenMissing", .empty),
        Fault(
            "features.0.whenMissing.lost",
            "unknown",
            at: "$.features[0].whenMissing.lost",
            .notAmong(["neverAsked", "declined", "dontKnow", "unknown", "noFact"])
        ),
        Fault(
            "features.1.whenMissing",
            ["noFact": "50"],
            at: "$.features[1].whenMissing.noFact",
            .wrongKind(expected: "a number")
        ),
        Fault(
            "features.1.from.age",
            "rounded",
            at: "$.features[1].from.age",
            .notAmong(["whole", "exact"])
        ),
        Fault(
            "features.2.from.series",
            "origin",
            at: "$.features[2].from.series",
            .unreadable("origin", because: "it is not a series")
        ),
        Fault(
            "features.2.from.periods",
            0,
            at: "$.features[2].from.periods",
            .outOfRange(lowest: 1, highest: 1200)
        ),
        Fault(
            "features.2.from.periods",
            1201,
            at: "$.features[2].from.periods",
            .outOfRange(lowest: 1, highest: 1200)
        ),
        Fault(
            "features.2.from.periods",
            "4",
            at: "$.features[2].from.periods",
            .wrongKind(expected: "a whole number")
        ),
        Fault(
            "features.2.from.aggregate",
            "mean",
            at: "$.features[2].from.aggregate",
            .unreadable("benefit", because: "codes can only be counted")
        ),
        Fault(
            "features.2.from.aggregate",
            "median",
            at: "$.features[2].from.aggregate",
            .notAmong(["countPositive", "sharePositive", "mean", "sum", "count"])
        ),
        Fault(
            "features.2.from.ending",
            nil,
            at: "$.features[2].from",
            .missingField("ending")
        ),
        Fault(
            "features.2.from.codes.1",
            "x",
            at: "$.features[2].from.codes[1]",
            .notOnList("x", of: "the codes of benefit")
        ),
        Fault(
            "features.2.from.codes.1",
            "111",
            at: "$.features[2].from.codes[1]",
            .duplicate("111")
        ),
        Fault(
            "features.2.from.series",
            "employment",
            at: "$.features[2].from.codes",
            .unreadable("employment", because: "its values are no codes")
        ),
        Fault(
            "features.3.from.question",
            "q99",
            at: "$.features[3].from.question",
            .unknownQuestion("q99")
        ),
        Fault(
            "features.3.from.question",
            "q8",
            at: "$.features[3].from.question",
            .unreadable("q8", because: "it takes more than one choice")
        ),
        Fault("forms", [], at: "$.features[3].from.question", .unknownQuestion("q2")),
        Fault(
            "features.3.states.dont_know",
            "perhaps",
            at: "$.features[3].states.dont_know",
            .notOnList("perhaps", of: "the choices of q2")
        ),
        Fault(
            "features.3.states.lost",
            "6m",
            at: "$.features[3].states.lost",
            .notAmong(["declined", "dont_know", "unknown"])
        ),
        Fault(
            "features.3.whenMissing",
            ["dontKnow": "6m"],
            at: "$.features[3].whenMissing.dontKnow",
            .stateDealtWithTwice("dontKnow")
        ),
        Fault(
            "features.4",
            ["name": "sex", "from": ["attribute": "sex"]],
            at: "$.features[4].from",
            .undeclared("sex")
        ),
        Fault(
            "features.4",
            ["name": "exact", "from": ["age": "exact"]],
            at: "$.features[4]",
            .unusedFeature("exact")
        ),
    ]
}
