import PMML
import Testing

/// Models made of models.
@Suite struct MiningTests {
    /// A segment whose tree has one node for each class, chosen by `x`.
    private func voter(_ shares: [(no: Double, yes: Double)], weight: Double = 1) -> String {
        let nodes = shares.enumerated().map { index, share in
            """
            <Node score="\(share.yes > share.no ? "yes" : "no")"><SimplePredicate field="x"
            operator="equal" value="\(index)"/><ScoreDistribution value="no"
            recordCount="\(share.no)"/><ScoreDistribution value="yes" recordCount="\(share.yes)"/>
            </Node>
            """
        }
        return """
            <Segment weight="\(weight)"><True/><TreeModel functionName="classification"
            missingValueStrategy="nullPrediction">\(Sample.schema(target: "k"))
            <Node><True/>\(nodes.joined())</Node></TreeModel></Segment>
            """
    }

    private func model(
        _ function: String,
        _ method: String,
        attributes: String = "",
        output: String = "",
        segments: String
    ) throws(PMMLError) -> PMMLDocument {
        try Sample.document(
            """
            <MiningModel functionName="\(function)">
            \(Sample.schema(target: function == "regression" ? "y" : "k"))\(output)
            <Segmentation multipleModelMethod="\(method)" \(attributes)>\(segments)
            </Segmentation></MiningModel>
            """
        )
    }

    private let three: [[(no: Double, yes: Double)]] = [
        [(1, 3), (3, 1)], [(3, 1), (3, 1)], [(7, 9), (1, 1)],
    ]

    private static let combinations: [(String, Double, Double)] = [
        ("majorityVote", 1 / 3.0, 2 / 3.0), ("weightedMajorityVote", 0.5, 0.5),
        ("average", 1.4375 / 3, 1.5625 / 3), ("weightedAverage", 2.1875 / 4, 1.8125 / 4),
        ("max", 0.75, 0.25), ("median", 0.4375, 0.5625),
    ]

    @Test(arguments: combinations)
    func `classes are combined`(method: String, no: Double, yes: Double) throws {
        let document = try model(
            "classification",
            method,
            segments: voter(three[0]) + voter(three[1], weight: 2) + voter(three[2])
        )
        let result = document.evaluate(["x": .number(0)])
        var evaluator = document.evaluator()
        #expect(
            evaluator.evaluate([.number(0), .missing, .missing]).probabilities
                == result.probabilities
        )
        #expect(abs(result.probabilities[0].probability - no) < 1e-15, "\(method)")
        #expect(abs(result.probabilities[1].probability - yes) < 1e-15, "\(method)")
        #expect(result.prediction == .text(no >= yes ? "no" : "yes"))
    }

    /// Exporters name the target in the whole model's schema only.
    @Test func `segments without a target speak of the whole model's classes`() throws {
        let segment = """
            <Segment><True/><TreeModel functionName="classification"><MiningSchema>
            <MiningField name="x"/></MiningSchema><Node score="1"><True/>
            <ScoreDistribution value="1" recordCount="3"/>
            <ScoreDistribution value="0" recordCount="1"/></Node></TreeModel></Segment>
            """
        let document = try Sample.document(
            fields: """
                <DataField name="x" optype="continuous" dataType="double"/>
                <DataField name="k" optype="categorical" dataType="integer">
                <Value value="0"/><Value value="1"/></DataField>
                """,
            """
            <MiningModel functionName="classification"><MiningSchema><MiningField name="x"/>
            <MiningField name="k" usageType="target"/></MiningSchema><Output>
            <OutputField name="p" feature="probability" value="1" dataType="double"/></Output>
            <Segmentation multipleModelMethod="average">\(segment)\(segment)</Segmentation>
            </MiningModel>
            """
        )
        let result = document.evaluate(["x": .number(0)])
        #expect(document.categories == ["0", "1"])
        #expect(result.prediction == .number(1))
        #expect(result.probabilities.map(\.probability) == [0.25, 0.75])
        #expect(result.output("p") == .number(0.75))
        var evaluator = document.evaluator()
        #expect(evaluator.probabilities([.number(0)]) == [0.25, 0.75])
    }

    @Test(arguments: [
        ("returnMissing", PMMLValue.missing), ("skipSegment", .text("no")),
        ("continue", .text("no")),
    ])
    func `a segment that predicts nothing`(treatment: String, expected: PMMLValue) throws {
        let short: [(no: Double, yes: Double)] = [(1, 3)]
        let document = try model(
            "classification",
            "majorityVote",
            attributes: "missingPredictionTreatment=\"\(treatment)\"",
            segments: voter(three[0]) + voter(short)
        )
        #expect(document.evaluate(["x": .number(1)]).prediction == expected)
    }

    @Test func `too many segments that predict nothing leave nothing`() throws {
        let short: [(no: Double, yes: Double)] = [(1, 3)]
        for (threshold, expected) in [("0.5", PMMLValue.text("no")), ("0.4", .missing)] {
            let document = try model(
                "classification",
                "average",
                attributes: "missingPredictionTreatment=\"skipSegment\" "
                    + "missingThreshold=\"\(threshold)\"",
                segments: voter(three[0]) + voter(short)
            )
            #expect(document.evaluate(["x": .number(1)]).prediction == expected)
        }
    }

    private func constant(
        _ number: Double,
        _ predicate: String = "<True/>",
        name: String,
        weight: Double = 1,
        output: String = ""
    ) -> String {
        """
        <Segment id="\(name)" weight="\(weight)">\(predicate)<RegressionModel
        functionName="regression"><MiningSchema><MiningField name="x"/></MiningSchema>\(output)
        <RegressionTable intercept="\(number)"/></RegressionModel></Segment>
        """
    }

    private let positive = "<SimplePredicate field=\"x\" operator=\"greaterThan\" value=\"0\"/>"

    @Test func `the first segment whose predicate is true is selected`() throws {
        let document = try model(
            "regression",
            "selectFirst",
            segments: constant(1, positive, name: "a") + constant(2, name: "b")
        )
        #expect(document.evaluate(["x": .number(1)]).prediction == .number(1))
        #expect(document.evaluate(["x": .number(-1)]).prediction == .number(2))
        #expect(document.evaluate([:]).prediction == .number(2))
        guard case .segments(let steps) = document.evaluate([:]).explanation else {
            Issue.record("no steps")
            return
        }
        #expect(steps.map(\.segment) == ["b"])
    }

    @Test func `all segments are selected`() throws {
        let document = try model(
            "regression",
            "selectAll",
            segments: constant(1, positive, name: "a") + constant(2, name: "b")
        )
        #expect(document.evaluate(["x": .number(1)]).all == [.number(1), .number(2)])
        #expect(document.evaluate([:]).all == [.number(2)])
    }

    @Test func `the weighted median has half of the weight at or below it`() throws {
        let segments =
            constant(5, name: "a", weight: 1) + constant(1, name: "b", weight: 1)
            + constant(3, name: "c", weight: 2)
        let document = try model("regression", "weightedMedian", segments: segments)
        #expect(document.evaluate([:]).prediction == .number(3))
    }

    @Test func `outputs of a chain feed the segments after it and the whole`() throws {
        let first = constant(
            2,
            name: "first",
            output: "<Output><OutputField name=\"s\" feature=\"predictedValue\"/></Output>"
        )
        let second = """
            <Segment id="second"><SimplePredicate field="s" operator="greaterThan" value="1"/>
            <RegressionModel functionName="regression"><MiningSchema><MiningField name="s"/>
            <MiningField name="x"/></MiningSchema><RegressionTable intercept="0.5">
            <NumericPredictor name="s" coefficient="10"/></RegressionTable></RegressionModel>
            </Segment>
            """
        let document = try model(
            "regression",
            "modelChain",
            output: """
                <Output><OutputField name="half" feature="transformedValue" dataType="double">
                <Apply function="/"><FieldRef field="s"/><Constant>2</Constant></Apply>
                </OutputField><OutputField name="early" feature="predictedValue"
                segmentId="first"/></Output>
                """,
            segments: first + second
        )
        let result = document.evaluate([:])
        #expect(result.prediction == .number(20.5))
        #expect(result.output("s") == .number(2))
        #expect(result.output("half") == .number(1))
        #expect(result.output("early") == .number(2))
    }

    @Test func `the last of a chain speaks of the chain's classes without naming a target`() throws
    {
        func segment(_ predicate: String, _ model: String) -> String {
            """
            <Segment>\(predicate)<MiningModel functionName="classification"><MiningSchema>
            <MiningField name="x"/></MiningSchema><Segmentation multipleModelMethod="average">
            <Segment><True/><TreeModel functionName="classification"><MiningSchema>
            <MiningField name="x"/></MiningSchema>\(model)</TreeModel></Segment></Segmentation>
            </MiningModel></Segment>
            """
        }
        let first = "<Node score=\"high\"><True/></Node>"
        let last = """
            <Node score="2"><True/><ScoreDistribution value="1.0" recordCount="1"/>
            <ScoreDistribution value="2" recordCount="3"/></Node>
            """
        let document = try Sample.document(
            fields: """
                <DataField name="x" optype="continuous" dataType="double"/>
                <DataField name="k" optype="categorical" dataType="integer"><Value value="2"/>
                <Value value="1"/></DataField>
                """,
            """
            <MiningModel functionName="classification"><MiningSchema><MiningField name="x"/>
            <MiningField name="k" usageType="target"/></MiningSchema><Output>
            <OutputField name="p" feature="probability" value="1"/></Output>
            <Segmentation multipleModelMethod="modelChain">\(segment("<True/>", first))
            \(segment("<True/>", last))</Segmentation></MiningModel>
            """
        )
        let result = document.evaluate(["x": .number(0)])
        #expect(document.categories == ["2", "1"])
        #expect(result.prediction == .number(2))
        #expect(result.probabilities.map(\.probability) == [0.75, 0.25])
        #expect(result.output("p") == .number(0.25))
    }

    @Test func `outputs of an ensemble are its segments' own`() {
        let first = constant(
            2,
            name: "first",
            output: "<Output><OutputField name=\"s\" feature=\"predictedValue\"/></Output>"
        )
        let error = refusal { () throws(PMMLError) in
            try model(
                "regression",
                "sum",
                segments: first
                    + constant(
                        1,
                        "<SimplePredicate field=\"s\" operator=\"isMissing\"/>",
                        name: "b"
                    )
            )
        }
        #expect(error?.reason == .unknownField("s"))
    }

    @Test func `a segment sees no input that its schema does not list`() {
        let error = refusal { () throws(PMMLError) in
            try model(
                "regression",
                "sum",
                segments: """
                    <Segment><True/><RegressionModel functionName="regression"><MiningSchema>
                    <MiningField name="x"/></MiningSchema><RegressionTable intercept="0">
                    <NumericPredictor name="z" coefficient="1"/></RegressionTable>
                    </RegressionModel></Segment>
                    """
            )
        }
        #expect(error?.reason == .unknownField("z"))
    }

    @Test func `a segment's schema treats values once more`() throws {
        let document = try model(
            "regression",
            "sum",
            segments: """
                <Segment><True/><RegressionModel functionName="regression"><MiningSchema>
                <MiningField name="x" missingValueReplacement="7"/></MiningSchema>
                <RegressionTable intercept="0"><NumericPredictor name="x" coefficient="1"/>
                </RegressionTable></RegressionModel></Segment>
                """
        )
        #expect(document.evaluate([:]).prediction == .number(7))
        #expect(document.evaluate(["x": .number(2)]).prediction == .number(2))
    }

    @Test(arguments: [("majorityVote", "regression"), ("sum", "classification")])
    func `a method that does not fit is refused`(method: String, function: String) {
        let error = refusal { () throws(PMMLError) in
            try model(function, method, segments: voter([(1, 2)]))
        }
        #expect(error != nil)
    }
}
