/// Random small documents over every kind of feature.
enum RandomDocument {
    static func text(using random: inout SeededGenerator) -> String {
        let isTree = random.number(below: 2) == 0
        return """
            {
              "format": 1, "id": "random", "title": { "da": "Tilfældig", "en": "Random" },
              "describes": "a model for tests", "notes": [], "targetGroups": ["dagpenge"],
              "forms": ["2015"], "classes": ["low", "high"],
              "attributes": [
                { "name": "origin", "sensitivity": "derived-proxy", "legalBasis": "none" },
                { "name": "birthDate", "sensitivity": "personal", "legalBasis": "none" },
                { "name": "benefit", "sensitivity": "personal", "legalBasis": "none" },
                { "name": "employment", "sensitivity": "personal", "legalBasis": "none" },
                { "name": "dependants", "sensitivity": "personal", "legalBasis": "none" }
              ],
              "questions": [
                { "name": "q2", "sensitivity": "personal", "legalBasis": "none" }
              ],
              "documentation": null, "features": [\(features(using: &random))],
              "kernel": \(isTree ? tree(using: &random) : logistic(using: &random)),
              "goldenVectors": [\(isTree ? treeVector : logisticVector)]
            }
            """
    }

    private static func features(using random: inout SeededGenerator) -> String {
        let substitute = #", "whenMissing": { "noFact": "unknown" }"#
        let zero = #", "whenMissing": { "noFact": 0 }"#
        let answer = #", "whenMissing": { "neverAsked": "1m", "declined": "6m" }"#
        let maybe = { (text: String, random: inout SeededGenerator) in
            random.number(below: 2) == 0 ? text : ""
        }
        let codes = maybe(#", "codes": ["111", "112"]"#, &random)
        let aggregate = pick(
            ["countPositive", "sharePositive", "mean", "sum", "count"],
            &random
        )
        return """
            { "name": "origin", "from": { "attribute": "origin" }\(maybe(substitute, &random)) },
            { "name": "age", "from": { "age": "\(pick(["whole", "exact"], &random))" } },
            { "name": "weeks", "from": { "series": "benefit", "aggregate": "count",
              "periods": \(1 + random.number(below: 8)), "ending": "\(ending(&random))"\(codes) } },
            { "name": "months", "from": { "series": "employment", "aggregate": "\(aggregate)",
              "periods": \(1 + random.number(below: 70)),
              "ending": "\(ending(&random))" }\(maybe(zero, &random)) },
            { "name": "lastMonth", "from": { "series": "employment", "aggregate": "sum",
              "periods": 1, "ending": "\(ending(&random))" } },
            { "name": "dependants", "from": { "attribute": "dependants" }\(maybe(zero, &random)) },
            { "name": "q2", "from": { "question": "q2" },
              "states": { "dont_know": "dont_know" }\(maybe(answer, &random)) }
            """
    }

    private static func ending(_ random: inout SeededGenerator) -> String {
        pick(["periodBefore", "periodAsked"], &random)
    }

    private static func tests(using random: inout SeededGenerator) -> [String] {
        [
            #""feature": "origin", "is": ["danish", "unknown"]"#,
            #""feature": "age", "under": \#(20 + random.number(below: 30))"#,
            #""feature": "weeks", "over": \#(random.number(below: 3))"#,
            #""feature": "months", "atLeast": 0.\#(random.number(below: 10))"#,
            #""feature": "lastMonth", "\#(pick(["missing\": true", "atMost\": 0.5"], &random))"#,
            #""feature": "dependants", "within": { "from": 0, "below": 3 }"#,
            #""feature": "q2", "is": ["6m", "dont_know"]"#,
        ]
    }

    private static func tree(using random: inout SeededGenerator) -> String {
        var tests = tests(using: &random)
        tests.shuffle(using: &random)
        let branches = tests.enumerated().map { place, test in
            let label = place == 0 ? "low" : place == 1 ? "high" : pick(["low", "high"], &random)
            let leaf = #"{ "class": "\#(label)", "score": 0.\#(random.number(below: 9)) }"#
            let plain = #"{ "class": "\#(label)" }"#
            let inner =
                #"{ "branches": [{ "when": { "feature": "age", "atLeast": 30 }, "then": \#(plain) }, "#
                + #"{ "when": { "feature": "origin", "missing": true }, "then": \#(plain) }] }"#
            let then = place > 1 && random.number(below: 3) == 0 ? inner : plain
            _ = leaf
            return #"{ "when": { \#(test) }, "then": \#(then) }"#
        }
        return #"{ "tree": { "branches": [\#(branches.joined(separator: ", "))] } }"#
    }

    private static func logistic(using random: inout SeededGenerator) -> String {
        let terms = tests(using: &random).map { test in
            let missing = pick(["zero", "zero", "noResult"], &random)
            let treatment =
                test.contains("missing") ? "noResult" : missing
            return #"{ "when": { \#(test) }, "coefficient": -0.\#(1 + random.number(below: 9))"#
                + #", "whenMissing": "\#(treatment)" }"#
        }
        let numeric = #"{ "feature": "months", "coefficient": 0.3 }"#
        let bands = #"[{ "class": "low", "below": 0.5 }, { "class": "high", "from": 0.5 }]"#
        return #"""
            { "logistic": { "subModels": [
              { "name": "few", "when": { "feature": "weeks", "atMost": 1 }, "intercept": 0.25,
                "terms": [\#(terms.joined(separator: ", "))], "bands": \#(bands) },
              { "name": "rest", "when": { "feature": "age", "over": 1 }, "intercept": -0.5,
                "terms": [\#(terms[0]), \#(numeric)], "bands": \#(bands) }
            ] } }
            """#
    }

    private static let inputs = #"""
        "inputs": { "origin": "danish", "age": 30, "weeks": 0, "months": 0, "lastMonth": 0,
        "dependants": 1, "q2": { "missing": "noFact" } }
        """#
    private static let treeVector = #"{ "name": "one", "class": "low", \#(inputs) }"#
    private static let logisticVector =
        #"{ "name": "one", "noResult": "missingInput", \#(inputs) }"#

    private static func pick(_ list: [String], _ random: inout SeededGenerator) -> String {
        list[random.number(below: list.count)]
    }
}
