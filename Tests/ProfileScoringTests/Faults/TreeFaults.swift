import JSON
import ProfileModel
import ProfileScoring
import Scoring

extension ModelDocumentErrorTests {
    /// A number that no binary64 holds.
    private static let beyond =
        (try? JSONValue(parsing: "1e999")) ?? .null

    private static let when = "kernel.tree.branches.0.when"
    private static let whenPlace = "$.kernel.tree.branches[0].when"

    /// Faults in a tree and its tests.
    static let treeFaults: [Fault] = [
        Fault("kernel", [:], at: "$.kernel", .notExactlyOne(of: ["tree", "logistic", "pmml"])),
        Fault("kernel.forest", [], at: "$.kernel", .unknownField("forest")),
        Fault(
            "kernel.tree",
            [:],
            at: "$.kernel.tree",
            .notExactlyOne(of: ["class", "branches"])
        ),
        Fault(
            "kernel.tree.class",
            "low",
            at: "$.kernel.tree",
            .notExactlyOne(of: ["class", "branches"])
        ),
        Fault("kernel.tree.score", 1, at: "$.kernel.tree.score", .unknownField("score")),
        Fault("kernel.tree.branches", [], at: "$.kernel.tree.branches", .empty),
        Fault(
            "kernel.tree.branches.0.then.class",
            "middle",
            at: "$.kernel.tree.branches[0].then.class",
            .unknownClass("middle")
        ),
        Fault(
            "kernel.tree.branches.0.then.score",
            Self.beyond,
            at: "$.kernel.tree.branches[0].then.score",
            .numberTooLarge
        ),
        Fault(
            "kernel.tree.branches.3",
            nil,
            at: "$.features[3]",
            .unusedFeature("q2")
        ),
        Fault("\(when).feature", "orign", at: "\(whenPlace).feature", .unknownFeature("orign")),
        Fault(
            "\(when).is.0",
            "martian",
            at: "\(whenPlace).is[0]",
            .notOnList("martian", of: "the list origins")
        ),
        Fault("\(when).is.1", "danish", at: "\(whenPlace).is[1]", .duplicate("danish")),
        Fault("\(when).is", [], at: "\(whenPlace).is", .empty),
        Fault("\(when).unlisted", true, at: "\(whenPlace).unlisted", .needlesslyUnlisted),
        Fault(
            "\(when).unlisted",
            false,
            at: "\(whenPlace).unlisted",
            .wrongKind(expected: "true")
        ),
        Fault(
            when,
            ["feature": "origin", "is": ["unkown"], "unlisted": true],
            at: "\(whenPlace).unlisted",
            .unlistedWithoutNote
        ),
        Fault(
            when,
            ["feature": "origin", "atLeast": 1],
            at: "\(whenPlace).atLeast",
            .wrongTest(feature: "origin")
        ),
        Fault(
            when,
            ["feature": "age", "is": ["50"]],
            at: "\(whenPlace).is",
            .wrongTest(feature: "age")
        ),
        Fault(
            when,
            ["feature": "age", "atLeast": 1, "under": 2],
            at: whenPlace,
            .notExactlyOne(of: ["is", "atLeast", "over", "atMost", "under", "within", "missing"])
        ),
        Fault(
            when,
            ["feature": "age", "within": ["from": 2, "below": 2]],
            at: "\(whenPlace).within",
            .kernel(.emptyRange)
        ),
        Fault(
            when,
            ["feature": "age", "missing": false],
            at: "\(whenPlace).missing",
            .wrongKind(expected: "true")
        ),
        Fault(
            when,
            ["feature": "age", "under": "NaN"],
            at: "\(whenPlace).under",
            .wrongKind(expected: "a number")
        ),
        Fault(
            when,
            ["feature": "age", "under": 2, "unlisted": true],
            at: "\(whenPlace).unlisted",
            .needlesslyUnlisted
        ),
    ]
}
