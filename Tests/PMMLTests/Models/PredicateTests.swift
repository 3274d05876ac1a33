import PMML
import Testing

/// Predicates, as the first test of a tree.
@Suite struct PredicateTests {
    /// Yes where the predicate is true, no where it is false, missing where it is unknown.
    private func truth(_ predicate: String, _ row: [String: PMMLInput]) throws -> PMMLValue {
        try Sample.tree(
            attributes: "missingValueStrategy=\"nullPrediction\"",
            nodes: """
                <Node score="no"><True/><Node score="yes">\(predicate)</Node>
                <Node score="no"><True/></Node></Node>
                """
        ).evaluate(row).prediction
    }

    private func simple(_ name: String, _ value: String, field: String = "x") -> String {
        "<SimplePredicate field=\"\(field)\" operator=\"\(name)\" value=\"\(value)\"/>"
    }

    @Test func `numbers are compared`() throws {
        let tests: [(String, (Double) -> Bool)] = [
            ("lessThan", { $0 < 2 }), ("lessOrEqual", { $0 <= 2 }), ("greaterThan", { $0 > 2 }),
            ("greaterOrEqual", { $0 >= 2 }), ("equal", { $0 == 2 }), ("notEqual", { $0 != 2 }),
        ]
        for (name, holds) in tests {
            for x in [1.0, 2, 3] {
                let found = try truth(simple(name, "2"), ["x": .number(x)])
                #expect(found == .text(holds(x) ? "yes" : "no"), "\(name) \(x)")
            }
            #expect(try truth(simple(name, "2"), [:]) == .missing)
        }
    }

    @Test func `what is missing is asked for`() throws {
        let missing = "<SimplePredicate field=\"x\" operator=\"isMissing\"/>"
        let present = "<SimplePredicate field=\"x\" operator=\"isNotMissing\"/>"
        #expect(try truth(missing, [:]) == .text("yes"))
        #expect(try truth(present, [:]) == .text("no"))
        #expect(try truth(missing, ["x": .number(0)]) == .text("no"))
    }

    @Test func `sets hold texts and numbers`() throws {
        func set(_ field: String, _ name: String, _ items: String) -> String {
            "<SimpleSetPredicate field=\"\(field)\" booleanOperator=\"\(name)\">"
                + "<Array type=\"string\">\(items)</Array></SimpleSetPredicate>"
        }
        #expect(try truth(set("t", "isIn", "\"a\" c"), ["t": .text("c")]) == .text("yes"))
        #expect(try truth(set("t", "isIn", "\"a\" c"), ["t": .text("b")]) == .text("no"))
        #expect(try truth(set("t", "isNotIn", "a"), ["t": .text("b")]) == .text("yes"))
        #expect(try truth(set("x", "isIn", "1 2.50"), ["x": .number(2.5)]) == .text("yes"))
        #expect(try truth(set("x", "isNotIn", "1 2.50"), ["x": .number(2.5)]) == .text("no"))
        #expect(try truth(set("x", "isIn", "1"), [:]) == .missing)
    }

    @Test func `compound predicates know three values`() throws {
        // x against 0 is true, false or unknown; so is z.
        let truths: [(PMMLInput, Bool?)] = [
            (.number(1), true), (.number(-1), false), (.missing, nil),
        ]
        for (x, left) in truths {
            for (z, right) in truths {
                let pair = [left, right]
                let expected: [(String, Bool?)] = [
                    ("and", pair.contains(false) ? false : pair.contains(nil) ? nil : true),
                    ("or", pair.contains(true) ? true : pair.contains(nil) ? nil : false),
                    ("xor", pair.contains(nil) ? nil : left != right),
                    ("surrogate", left ?? right),
                ]
                for (name, truth) in expected {
                    let predicate =
                        "<CompoundPredicate booleanOperator=\"\(name)\">"
                        + simple("greaterThan", "0") + simple("greaterThan", "0", field: "z")
                        + "</CompoundPredicate>"
                    let found = try self.truth(predicate, ["x": x, "z": z])
                    let value = truth.map { PMMLValue.text($0 ? "yes" : "no") } ?? .missing
                    #expect(found == value, "\(name) \(pair)")
                }
            }
        }
    }

    @Test func `texts have an order only where the field declares one`() throws {
        let fields = Sample.fields.replacing(
            "name=\"t\" optype=\"categorical\"",
            with: "name=\"t\" optype=\"ordinal\""
        )
        func document(_ fields: String) throws(PMMLError) -> PMMLDocument {
            try Sample.document(
                fields: fields,
                """
                <TreeModel functionName="classification">\(Sample.schema(target: "k"))
                <Node score="no"><True/><Node score="yes">\(simple("lessThan", "b", field: "t"))
                </Node><Node score="no"><True/></Node></Node></TreeModel>
                """
            )
        }
        let ordered = try document(fields)
        #expect(ordered.evaluate(["t": .text("a")]).prediction == .text("yes"))
        #expect(ordered.evaluate(["t": .text("b")]).prediction == .text("no"))
        let error = refusal { () throws(PMMLError) in try document(Sample.fields) }
        #expect(error?.element == "SimplePredicate")
    }

    @Test func `a count that is wrong is refused`() {
        let error = refusal { () throws(PMMLError) in
            try Sample.tree(
                nodes:
                    "<Node score=\"no\"><SimpleSetPredicate field=\"t\" booleanOperator=\"isIn\">"
                    + "<Array n=\"3\" type=\"string\">a b</Array></SimpleSetPredicate></Node>"
            )
        }
        #expect(error?.element == "Array")
    }
}
