import PMML
import Testing

/// Targets, outputs, verification and the promises of results.
@Suite struct OutputTests {
    private func model(
        targets: String = "",
        output: String = "",
        more: String = "",
        intercept: String = "0"
    ) throws(PMMLError) -> PMMLDocument {
        try Sample.document(
            """
            <RegressionModel functionName="regression">\(Sample.schema(target: "y"))
            \(output)<Targets>\(targets)</Targets><RegressionTable intercept="\(intercept)">
            <NumericPredictor name="x" coefficient="1"/></RegressionTable>\(more)
            </RegressionModel>
            """
        )
    }

    private func target(_ attributes: String, _ values: String = "") -> String {
        "<Target field=\"y\" \(attributes)>\(values)</Target>"
    }

    @Test(arguments: [
        ("", 7.0), ("min=\"8\"", 8), ("max=\"6\"", 6), ("rescaleFactor=\"3\"", 21),
        ("rescaleConstant=\"1\"", 8), ("max=\"6\" rescaleFactor=\"3\" rescaleConstant=\"1\"", 19),
        ("rescaleFactor=\"0.5\" castInteger=\"round\"", 4),
        ("rescaleFactor=\"0.5\" castInteger=\"floor\"", 3),
        ("rescaleFactor=\"0.5\" castInteger=\"ceiling\"", 4),
    ])
    func `a target bounds, scales, shifts and rounds in this order`(
        attributes: String,
        expected: Double
    ) throws {
        let document = try model(targets: target(attributes))
        #expect(document.evaluate(["x": .number(7)]).prediction == .number(expected))
    }

    @Test func `a prediction that is missing may have a default`() throws {
        let document = try model(
            targets: target("rescaleFactor=\"3\"", "<TargetValue defaultValue=\"5\"/>")
        )
        #expect(document.evaluate([:]).prediction == .number(5))
    }

    @Test func `priors stand in for classes`() throws {
        let document = try Sample.document(
            """
            <TreeModel functionName="classification">\(Sample.schema(target: "k"))<Output>
            <OutputField name="p" feature="probability" value="yes"/><OutputField name="best"
            feature="probability"/><OutputField name="shown" feature="predictedDisplayValue"/>
            </Output><Targets><Target field="k"><TargetValue value="no" displayValue="Nej"
            priorProbability="0.7"/><TargetValue value="yes" displayValue="Ja"
            priorProbability="0.3"/></Target></Targets><Node><SimplePredicate field="x"
            operator="lessThan" value="0"/><ScoreDistribution value="yes" recordCount="1"/></Node>
            </TreeModel>
            """
        )
        let result = document.evaluate([:])
        #expect(result.prediction == .text("no"))
        #expect(result.output("p") == .number(0.3))
        #expect(result.output("best") == .number(0.7))
        #expect(result.output("shown") == .text("Nej"))
        let known = document.evaluate(["x": .number(-1)])
        #expect(known.output("shown") == .text("Ja"))
        #expect(known.output("p") == .number(1))
    }

    @Test func `later outputs use earlier ones`() throws {
        let document = try model(
            output: """
                <Output><OutputField name="o" feature="predictedValue"/><OutputField name="d"
                feature="decision" dataType="string"><Apply function="if"><Apply
                function="greaterThan"><FieldRef field="o"/><Constant>3</Constant></Apply>
                <Constant>high</Constant><Constant>low</Constant></Apply></OutputField></Output>
                """
        )
        #expect(document.evaluate(["x": .number(4)]).output("d") == .text("high"))
        #expect(document.evaluate(["x": .number(3)]).output("d") == .text("low"))
        #expect(document.outputFields.map(\.name) == ["o", "d"])
        #expect(document.evaluate([:]).output("none") == nil)
    }

    @Test(arguments: ["residual", "standardError", "affinity", "warning", "ruleValue"])
    func `what can not be told is refused`(feature: String) {
        let error = refusal { () throws(PMMLError) in
            try model(
                output: "<Output><OutputField name=\"o\" feature=\"\(feature)\"/></Output>"
            )
        }
        #expect(error?.reason == .unsupportedValue(attribute: "feature", value: feature))
        #expect(error?.element == "OutputField")
    }

    private func verification(_ rows: String, more: String = "") -> String {
        """
        <ModelVerification><VerificationFields><VerificationField field="x" column="data:x"/>
        <VerificationField field="y" \(more)/></VerificationFields><InlineTable
        xmlns:data="http://example.org/rows">\(rows)</InlineTable></ModelVerification>
        """
    }

    @Test func `a document is checked against its own rows`() throws {
        let rows = """
            <row><data:x>1</data:x><y>3.5</y></row><row><data:x>2</data:x><y>4.6</y></row>
            <row><y></y></row><row><data:x>4</data:x></row>
            """
        let document = try model(more: verification(rows), intercept: "2.5")
        #expect(document.verificationRowCount == 4)
        let mismatches = document.verify()
        #expect(mismatches.map(\.row) == [2, 4])
        #expect(mismatches.map(\.field) == ["y", "y"])
        #expect(mismatches.map(\.expected) == ["4.6", nil])
        #expect(mismatches.map(\.found) == [.number(4.5), .number(6.5)])
        let loose = try model(more: verification(rows, more: "precision=\"0.1\""), intercept: "2.5")
        #expect(loose.verify().map(\.row) == [4])
    }

    @Test func `results have the same bits each time and everywhere`() async throws {
        let document = try Sample.document(
            """
            <RegressionModel functionName="classification" normalizationMethod="softmax">
            \(Sample.schema(target: "k"))<RegressionTable targetCategory="no" intercept="0.3">
            <NumericPredictor name="x" coefficient="0.1"/></RegressionTable><RegressionTable
            targetCategory="yes" intercept="0"><NumericPredictor name="z" coefficient="-0.7"/>
            </RegressionTable></RegressionModel>
            """
        )
        let rows = (0..<50).map { index in
            ["x": PMMLInput.number(Double(index) * 0.37), "z": .number(Double(index) * -1.9)]
        }
        let once = rows.map { document.evaluate($0) }
        let again = await withTaskGroup(of: [PMMLResult].self) { group in
            for _ in 0..<4 { group.addTask { rows.map { document.evaluate($0) } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for results in again { #expect(results == once) }
        #expect(Set(once).count == 50)
        // From MPFR with 200 bits: 1 / (1 + e^(−1.703)), each step rounded once.
        guard
            case .number(let bits)? = once.first?.probabilities.first.map({
                PMMLValue.number($0.probability)
            })
        else { return }
        #expect(bits == 0.574442516811659)
    }

    @Test func `a document tells its fields`() throws {
        let document = try model()
        #expect(document.activeFields.map(\.name) == ["x", "z", "t"])
        #expect(document.activeFields.map(\.type) == [.double, .double, .string])
        #expect(document.target?.name == "y")
        #expect(document.function == .regression)
        #expect(document.categories == [])
        #expect(document.version == .version44)
    }

    @Test func `one of several models is chosen by its name`() throws {
        func tree(_ name: String, _ score: Int) -> String {
            "<TreeModel modelName=\"\(name)\" functionName=\"regression\">"
                + "\(Sample.schema(target: "y"))<Node score=\"\(score)\"><True/></Node></TreeModel>"
        }
        let text = Sample.text(dictionary: Sample.fields, tree("one", 1) + tree("two", 2))
        let first = try PMMLDocument(parsing: Array(text.utf8))
        let second = try PMMLDocument(parsing: Array(text.utf8), model: "two")
        #expect(first.evaluate([:]).prediction == .number(1))
        #expect(second.evaluate([:]).prediction == .number(2))
        #expect(second.modelName == "two")
        #expect(throws: PMMLError.self) {
            try PMMLDocument(parsing: Array(text.utf8), model: "three")
        }
    }
}
