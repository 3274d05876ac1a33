import PMML
import Testing

/// Scorecards with their reasons.
@Suite struct ScorecardTests {
    private func card(_ attributes: String, second: String = "") throws(PMMLError) -> PMMLDocument {
        let low = "<SimplePredicate field=\"x\" operator=\"lessThan\" value=\"0\"/>"
        let high = "<SimplePredicate field=\"x\" operator=\"greaterOrEqual\" value=\"0\"/>"
        return try Sample.document(
            """
            <Scorecard functionName="regression" initialScore="100" \(attributes)>
            \(Sample.schema(target: "y"))<Output>
            <OutputField name="r1" feature="reasonCode" rank="1" dataType="string"/>
            <OutputField name="r2" feature="reasonCode" rank="2" dataType="string"/>
            <OutputField name="r3" feature="reasonCode" rank="3" dataType="string"/></Output>
            <Characteristics><Characteristic name="cx" reasonCode="X" baselineScore="10">
            <Attribute partialScore="-5">\(low)</Attribute>
            <Attribute partialScore="12" reasonCode="XH">\(high)</Attribute></Characteristic>
            <Characteristic name="cz" reasonCode="Z" baselineScore="4">
            <Attribute><True/><ComplexPartialScore><Apply function="*"><FieldRef field="z"/>
            <Constant>2</Constant></Apply></ComplexPartialScore></Attribute></Characteristic>
            <Characteristic name="ct" reasonCode="T" baselineScore="20"><Attribute
            partialScore="1"><True/></Attribute></Characteristic></Characteristics></Scorecard>
            """
        )
    }

    @Test func `partial scores are added to the initial one`() throws {
        let result = try card("").evaluate(["x": .number(-1), "z": .number(3)])
        #expect(result.prediction == .number(102))
        guard case .scorecard(let initial, let steps) = result.explanation else {
            Issue.record("no partial scores")
            return
        }
        #expect(initial == 100)
        #expect(steps.map(\.score) == [-5, 6, 1])
        #expect(steps.map(\.reasonCode) == ["X", "Z", "T"])
        #expect(steps.map(\.attribute) == [1, 1, 1])
    }

    @Test func `reasons are ranked by the points that are lacking`() throws {
        // Lacking points: X 10 − (−5) = 15, Z 4 − 6 = −2, T 20 − 1 = 19.
        let result = try card("").evaluate(["x": .number(-1), "z": .number(3)])
        #expect(result.output("r1") == .text("T"))
        #expect(result.output("r2") == .text("X"))
        #expect(result.output("r3") == .missing)
    }

    @Test func `or by the points that are too many`() throws {
        // Points above: XH 12 − 10 = 2, Z 6 − 4 = 2, T −19; the earlier of two alike is first.
        let result = try card("reasonCodeAlgorithm=\"pointsAbove\"")
            .evaluate(["x": .number(1), "z": .number(3)])
        #expect(result.output("r1") == .text("XH"))
        #expect(result.output("r2") == .text("Z"))
        #expect(result.output("r3") == .missing)
    }

    @Test func `a characteristic without a true attribute leaves no score`() throws {
        #expect(try card("").evaluate(["z": .number(3)]).prediction == .missing)
        #expect(try card("").evaluate(["x": .number(3)]).prediction == .missing)
    }

    @Test func `reasons need codes and baselines`() {
        for text in ["baselineScore=\"10\"", "reasonCode=\"X\""] {
            let error = refusal { () throws(PMMLError) in
                try Sample.document(
                    """
                    <Scorecard functionName="regression">\(Sample.schema(target: "y"))
                    <Characteristics><Characteristic \(text)><Attribute partialScore="1"><True/>
                    </Attribute></Characteristic></Characteristics></Scorecard>
                    """
                )
            }
            guard case .missingAttribute = error?.reason else {
                Issue.record("\(text): \(String(describing: error))")
                continue
            }
        }
    }
}
