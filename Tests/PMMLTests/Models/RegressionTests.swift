import Foundation
import PMML
import Testing

/// Regressions: the order of the sum, and what it is turned into.
@Suite struct RegressionTests {
    private func model(
        _ function: String,
        _ attributes: String = "",
        fields: String = Sample.fields,
        tables: String
    ) throws(PMMLError) -> PMMLDocument {
        try Sample.document(
            fields: fields,
            """
            <RegressionModel functionName="\(function)" \(attributes)>
            \(Sample.schema(target: function == "regression" ? "y" : "k"))\(tables)
            </RegressionModel>
            """
        )
    }

    @Test func `terms are added in their order and the intercept last`() throws {
        let document = try model(
            "regression",
            tables: """
                <RegressionTable intercept="0.1">
                <PredictorTerm coefficient="0.7"><FieldRef field="x"/>
                <FieldRef field="z"/></PredictorTerm><CategoricalPredictor name="t" value="b"
                coefficient="0.3"/><NumericPredictor name="x" coefficient="0.2"/>
                <NumericPredictor name="z" exponent="2" coefficient="1e16"/></RegressionTable>
                """
        )
        let row: [String: PMMLInput] = ["x": .number(3), "z": .number(-1), "t": .text("b")]
        let result = document.evaluate(row)
        var sum = 0.2 * 3.0
        sum += 1e16 * 1
        sum += 0.3
        sum += 0.7 * -3.0
        sum += 0.1
        #expect(result.prediction == .number(sum))
        guard case .regression(let sums) = result.explanation else {
            Issue.record("no terms")
            return
        }
        #expect(sums.first?.terms.map(\.name) == ["x", "z^2", "t=b", "x*z"])
        #expect(sums.first?.terms.map(\.product) == [0.2 * 3, 1e16, 0.3, 0.7 * -3])
        #expect(sums.first?.intercept == 0.1)
    }

    @Test func `a missing number leaves no result, a missing category adds nothing`() throws {
        let document = try model(
            "regression",
            tables: """
                <RegressionTable intercept="1"><NumericPredictor name="x" coefficient="2"/>
                <CategoricalPredictor name="t" value="b" coefficient="4"/></RegressionTable>
                """
        )
        #expect(document.evaluate(["t": .text("b")]).prediction == .missing)
        #expect(document.evaluate(["x": .number(3)]).prediction == .number(7))
        #expect(document.evaluate(["x": .number(3), "t": .text("b")]).prediction == .number(11))
    }

    /// Sums, each with what the function makes of it, from 50 digits.
    @Test(arguments: [
        ("none", 0.75, 0.75), ("softmax", 0.75, 0.679178699175393),
        ("logit", 0.75, 0.679178699175393), ("exp", 0.75, 2.117000016612675),
        ("cloglog", 0.75, 0.8796077379201704), ("loglog", 0.75, 0.6235249162568004),
        ("probit", 0.75, 0.7733726476231318), ("cauchit", 0.75, 0.7048327646991335),
    ])
    func `a link function gives the number`(name: String, sum: Double, expected: Double) throws {
        let document = try model(
            "regression",
            "normalizationMethod=\"\(name)\"",
            tables: "<RegressionTable intercept=\"\(sum)\"/>"
        )
        guard case .number(let number) = document.evaluate([:]).prediction else {
            Issue.record("no number")
            return
        }
        #expect(abs(number - expected) <= 4e-16 * expected)
    }

    private func probabilities(
        _ name: String,
        _ sums: [Double],
        ordinal: Bool = false
    ) throws -> [Double] {
        let classes = ["c1", "c2", "c3"].prefix(sums.count)
        let values = classes.map { "<Value value=\"\($0)\"/>" }.joined()
        let fields = Sample.fields.replacing(
            "<DataField name=\"k\" optype=\"categorical\" dataType=\"string\">"
                + "<Value value=\"no\"/><Value value=\"yes\"/>",
            with: "<DataField name=\"k\" optype=\"\(ordinal ? "ordinal" : "categorical")\" "
                + "dataType=\"string\">\(values)"
        )
        let tables = zip(classes, sums).map {
            "<RegressionTable targetCategory=\"\($0)\" intercept=\"\($1)\"/>"
        }
        let document = try model(
            "classification",
            "normalizationMethod=\"\(name)\"",
            fields: fields,
            tables: tables.joined()
        )
        return document.evaluate([:]).probabilities.map(\.probability)
    }

    @Test func `classes share what is normalised`() throws {
        #expect(try probabilities("simplemax", [1, 3, 4]) == [0.125, 0.375, 0.5])
        #expect(try probabilities("softmax", [2, 2, 2]) == [1 / 3.0, 1 / 3.0, 1 / 3.0])
        #expect(try probabilities("none", [0.25, 9]) == [0.25, 0.75])
        #expect(try probabilities("logit", [0, 9]) == [0.5, 0.5])
        #expect(try probabilities("none", [0.5, 0.25, 0.125]) == [0.5, 0.25, 0.125])
        // No power overflows.
        #expect(try probabilities("softmax", [1000, 0]) == [1, 0])
    }

    @Test func `ordered classes have the differences of cumulated probabilities`() throws {
        let found = try probabilities("logit", [0, 1, 99], ordinal: true)
        let second = 1 / (1 + exp(-1.0))
        #expect(found[0] == 0.5)
        #expect(abs(found[1] - (second - 0.5)) < 1e-15)
        #expect(abs(found[2] - (1 - second)) < 1e-15)
    }

    @Test func `binary32 models round every step`() throws {
        let document = try model(
            "regression",
            "x-mathContext=\"float\"",
            tables: """
                <RegressionTable intercept="0.1"><NumericPredictor name="x" coefficient="0.7"/>
                <NumericPredictor name="z" coefficient="16777216"/></RegressionTable>
                """
        )
        let row: [String: PMMLInput] = ["x": .number(3), "z": .number(1)]
        var sum = Float(0.7) * 3
        sum += 16_777_216
        sum += Float(0.1)
        #expect(document.evaluate(row).prediction == .number(Double(sum)))
        #expect(sum != Float(0.7) * 3 + 16_777_216.1 + 2)
    }

    @Test func `simplemax of one number is refused`() {
        let error = refusal { () throws(PMMLError) in
            try model(
                "regression",
                "normalizationMethod=\"simplemax\"",
                tables: "<RegressionTable intercept=\"1\"/>"
            )
        }
        #expect(
            error?.reason
                == .unsupportedValue(attribute: "normalizationMethod", value: "simplemax")
        )
    }

    @Test func `an overflow is no result`() throws {
        let document = try model(
            "regression",
            "normalizationMethod=\"exp\"",
            tables: "<RegressionTable intercept=\"800\"/>"
        )
        let result = document.evaluate([:])
        #expect(result.noResult == .notFinite)
        #expect(result.prediction == .missing)
    }
}
