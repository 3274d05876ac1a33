import PMML
import Testing

/// The built-in functions.
@Suite struct FunctionTests {
    private func apply(
        _ function: String,
        _ arguments: [String],
        attributes: String = "",
        type: String = "double",
        _ row: [String: PMMLInput] = [:]
    ) throws(PMMLError) -> PMMLValue? {
        let expressions = arguments.map { argument in
            ["x", "z", "t"].contains(argument)
                ? "<FieldRef field=\"\(argument)\"/>" : "<Constant>\(argument)</Constant>"
        }
        return try Sample.value(
            "<Apply function=\"\(function)\" \(attributes)>\(expressions.joined())</Apply>",
            type: type,
            row
        )
    }

    @Test(arguments: [
        ("+", ["2.5", "4"], 6.5), ("-", ["2.5", "4"], -1.5), ("*", ["2.5", "4"], 10),
        ("/", ["1", "8"], 0.125), ("min", ["3", "1", "2"], 1), ("max", ["3", "1", "2"], 3),
        ("sum", ["3", "1", "2"], 6), ("avg", ["3", "1", "2"], 2), ("median", ["9", "1", "2"], 2),
        ("median", ["9", "1", "2", "4"], 3), ("product", ["3", "1", "2"], 6),
        ("log10", ["1000"], 3), ("ln", ["1"], 0), ("sqrt", ["2.25"], 1.5), ("abs", ["-2.5"], 2.5),
        ("exp", ["1"], 2.718281828459045), ("pow", ["2", "-2"], 0.25),
        ("pow", ["2.25", "1.5"], 3.375),
        ("threshold", ["2", "1"], 1), ("threshold", ["1", "1"], 0), ("floor", ["-1.5"], -2),
        ("ceil", ["-1.5"], -1), ("round", ["2.5"], 3), ("round", ["-2.5"], -2),
        ("rint", ["2.5"], 2),
        ("rint", ["3.5"], 4), ("modulo", ["11", "4"], 3), ("modulo", ["-11", "4"], 1),
        ("modulo", ["11", "-4"], -1), ("hypot", ["3", "4"], 5), ("expm1", ["0"], 0),
        ("ln1p", ["0"], 0), ("sin", ["0"], 0), ("cos", ["0"], 1), ("tan", ["0"], 0),
        ("atan", ["1"], 0.7853981633974483), ("tanh", ["0.5"], 0.46211715726000973),
        ("stdNormalCDF", ["0"], 0.5), ("normalCDF", ["3", "3", "2"], 0.5), ("erf", ["0"], 0),
        ("stringLength", ["'abc'"], 5),
    ])
    func `a function of numbers gives a number`(
        name: String,
        arguments: [String],
        expected: Double
    ) throws {
        #expect(try apply(name, arguments) == .number(expected), "\(name)")
    }

    @Test(arguments: [
        ("equal", ["1", "1.0"], true), ("equal", ["t", "a"], true),
        ("notEqual", ["t", "a"], false),
        ("lessThan", ["1", "2"], true), ("lessOrEqual", ["2", "2"], true),
        ("greaterThan", ["1", "2"], false), ("greaterOrEqual", ["2", "2"], true),
        ("isIn", ["t", "b", "a"], true), ("isNotIn", ["t", "b", "a"], false),
        ("isMissing", ["x"], true), ("isNotMissing", ["t"], true), ("isValid", ["t"], true),
        ("isNotValid", ["x"], true), ("matches", ["t", "^[a-c]$"], true),
        ("matches", ["t", "d|e"], false),
    ])
    func `a test gives a truth`(name: String, arguments: [String], expected: Bool) throws {
        let found = try apply(name, arguments, type: "boolean", ["t": .text("a")])
        #expect(found == .boolean(expected), "\(name)")
    }

    @Test(arguments: [
        ("uppercase", ["aBc1"], "ABC1"), ("lowercase", ["aBc1"], "abc1"),
        ("substring", ["aBc9x", "2", "3"], "Bc9"), ("substring", ["abc", "4", "2"], ""),
        ("trimBlanks", ["  abc  "], "abc"), ("concat", ["2", "-", "t"], "2-a"),
        ("replace", ["BBBB", "B+", "c"], "c"), ("replace", ["abcabc", "b", "-"], "a-ca-c"),
    ])
    func `a function of texts gives a text`(
        name: String,
        arguments: [String],
        expected: String
    ) throws {
        let found = try apply(name, arguments, type: "string", ["t": .text("a")])
        #expect(found == .text(expected))
    }

    @Test func `a missing argument makes the result missing, and aggregates pass over it`() throws {
        #expect(try apply("+", ["x", "1"]) == .missing)
        #expect(try apply("equal", ["x", "1"], type: "boolean") == .missing)
        #expect(try apply("sum", ["x", "1", "2"]) == .number(3))
        #expect(try apply("avg", ["x", "1", "2"]) == .number(1.5))
        #expect(try apply("max", ["x", "z"]) == .missing)
        #expect(try apply("concat", ["x", "a"], type: "string") == .missing)
    }

    @Test func `a result may be replaced where it is missing`() throws {
        #expect(try apply("+", ["x", "1"], attributes: "mapMissingTo=\"7\"") == .number(7))
        #expect(try apply("+", ["x", "1"], attributes: "defaultValue=\"8\"") == .number(8))
        let both = "mapMissingTo=\"7\" defaultValue=\"8\""
        #expect(try apply("+", ["x", "1"], attributes: both) == .number(7))
        #expect(try apply("+", ["x", "1"], attributes: both, ["x": .number(1)]) == .number(2))
    }

    @Test func `a result that is not finite is invalid`() throws {
        let row: [String: PMMLInput] = ["x": .number(0)]
        #expect(try apply("/", ["1", "x"], row) == nil)
        #expect(try apply("ln", ["x"], row) == nil)
        #expect(try apply("sqrt", ["-1"]) == nil)
        let missing = "invalidValueTreatment=\"asMissing\""
        #expect(try apply("/", ["1", "x"], attributes: missing, row) == .missing)
        let replaced = missing + " defaultValue=\"3\""
        #expect(try apply("/", ["1", "x"], attributes: replaced, row) == .number(3))
    }

    @Test func `truths are combined with three values`() throws {
        let values: [(text: String, truth: Bool?)] = [
            ("<Constant dataType=\"boolean\">true</Constant>", true),
            ("<Constant dataType=\"boolean\">false</Constant>", false),
            ("<Constant dataType=\"boolean\" missing=\"true\"/>", nil),
        ]
        for left in values {
            for right in values {
                let pair = [left.truth, right.truth]
                let both = pair.contains(false) ? false : pair.contains(nil) ? nil : true
                let any = pair.contains(true) ? true : pair.contains(nil) ? nil : false
                for (name, truth) in [("and", both), ("or", any)] {
                    let found = try Sample.value(
                        "<Apply function=\"\(name)\">\(left.text)\(right.text)</Apply>",
                        type: "boolean"
                    )
                    #expect(found == (truth.map(PMMLValue.boolean) ?? .missing))
                }
            }
        }
    }

    @Test func `only the branch that is chosen is evaluated`() throws {
        let text = """
            <Apply function="if"><Apply function="greaterThan"><FieldRef field="x"/>
            <Constant>0</Constant></Apply><Apply function="/"><Constant>6</Constant>
            <FieldRef field="x"/></Apply><Constant>-1</Constant></Apply>
            """
        #expect(try Sample.value(text, ["x": .number(2)]) == .number(3))
        #expect(try Sample.value(text, ["x": .number(0)]) == .number(-1))
        #expect(try Sample.value(text) == .missing)
    }

    @Test func `wrong calls are refused`() {
        func reason(_ name: String, _ arguments: [String]) -> PMMLError.Reason? {
            refusal { () throws(PMMLError) in
                _ = try apply(name, arguments)
                return try Sample.expression("<Constant>1</Constant>")
            }?.reason
        }
        #expect(reason("+", ["1"]) == .argumentCount(function: "+", expected: "2", found: 1))
        #expect(reason("if", ["1"]) == .argumentCount(function: "if", expected: "2 to 3", found: 1))
        #expect(reason("frobnicate", []) == .unknownFunction("frobnicate"))
        #expect(reason("normalIDF", ["1", "2", "3"]) == .inexact("normalIDF"))
        #expect(reason("and", ["1", "2"]) != nil)
        #expect(reason("matches", ["t", "(?=a)"]) == .pattern("(?=a)"))
        #expect(reason("matches", ["t", "x"]) == .pattern("not a constant"))
        #expect(reason("matches", ["t", "b"]) == nil)
        #expect(reason("dateDaysSinceYear", ["x", "1960"]) != nil)
        #expect(reason("equal", ["t", "x"]) != nil)
    }
}
