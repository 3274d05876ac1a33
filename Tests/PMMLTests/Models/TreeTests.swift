import PMML
import Testing

/// Trees: every strategy for what is not known.
@Suite struct TreeTests {
    /// A tree over `x` and `z`: under 5 it asks for `z`, else it says yes.
    private static let nodes = """
        <Node id="1" score="no" recordCount="100" defaultChild="2"><True/>
        <ScoreDistribution value="no" recordCount="60"/>
        <ScoreDistribution value="yes" recordCount="40"/>
        <Node id="2" score="no" recordCount="70" defaultChild="4">
        <SimplePredicate field="x" operator="lessThan" value="5"/>
        <ScoreDistribution value="no" recordCount="50" confidence="0.7"/>
        <ScoreDistribution value="yes" recordCount="20" confidence="0.2"/>
        <Node id="3" score="yes" recordCount="20">
        <SimplePredicate field="z" operator="greaterThan" value="1"/>
        <ScoreDistribution value="no" recordCount="5"/>
        <ScoreDistribution value="yes" recordCount="15"/>
        </Node>
        <Node id="4" score="no" recordCount="50">
        <SimplePredicate field="z" operator="lessThan" value="0"/>
        <ScoreDistribution value="no" recordCount="45"/>
        <ScoreDistribution value="yes" recordCount="5"/>
        </Node></Node>
        <Node id="5" score="yes" recordCount="30">
        <SimplePredicate field="x" operator="greaterOrEqual" value="5"/>
        <ScoreDistribution value="no" recordCount="10"/>
        <ScoreDistribution value="yes" recordCount="20"/>
        </Node></Node>
        """

    private func result(
        _ attributes: String = "",
        _ row: [String: PMMLInput]
    ) throws -> PMMLResult {
        try Sample.tree(attributes: attributes, nodes: Self.nodes).evaluate(row)
    }

    private func path(_ result: PMMLResult) -> [String?] {
        guard case .tree(let steps) = result.explanation else { return [] }
        return steps.map(\.node)
    }

    @Test func `a row goes down to a leaf`() throws {
        let low = try result("", ["x": .number(4.9), "z": .number(1.5)])
        #expect(low.prediction == .text("yes"))
        #expect(path(low) == ["1", "2", "3"])
        #expect(low.probabilities.map(\.probability) == [0.25, 0.75])
        let high = try result("", ["x": .number(5)])
        #expect(path(high) == ["1", "5"])
        #expect(high.consulted == ["x"])
        #expect(high.missing == [])
    }

    @Test func `the path tells the predicates in the document's words`() throws {
        let result = try result("", ["x": .number(4.5), "z": .number(-2)])
        guard case .tree(let steps) = result.explanation else {
            Issue.record("no path")
            return
        }
        #expect(steps.map(\.predicate) == ["true", "x < 5", "z < 0"])
    }

    @Test func `no true child gives nothing, or what the node says`() throws {
        let row: [String: PMMLInput] = ["x": .number(1), "z": .number(0.5)]
        #expect(try result("", row).prediction == .missing)
        let last = try result("noTrueChildStrategy=\"returnLastPrediction\"", row)
        #expect(last.prediction == .text("no"))
        #expect(path(last) == ["1", "2"])
    }

    @Test(arguments: [
        ("none", nil, nil), ("nullPrediction", nil, nil), ("lastPrediction", "no", "1"),
        ("defaultChild", "no", "4"),
    ])
    func `a strategy decides where a value is missing`(
        strategy: String,
        prediction: String?,
        node: String?
    ) throws {
        let found = try result("missingValueStrategy=\"\(strategy)\"", [:])
        #expect(found.prediction == (prediction.map(PMMLValue.text) ?? .missing))
        #expect(path(found).last.flatMap { $0 } == node)
    }

    @Test func `a missing value is false to the strategy none, on both sides of a split`() throws {
        let none = try result(
            "missingValueStrategy=\"none\" noTrueChildStrategy=\"returnLastPrediction\"",
            [:]
        )
        #expect(path(none) == ["1"])
        #expect(none.missing == ["x"])
    }

    @Test func `detours lower the confidence`() throws {
        let document = try Sample.document(
            """
            <TreeModel functionName="classification" missingValueStrategy="defaultChild"
            missingValuePenalty="0.5">\(Sample.schema(target: "k"))
            <Output><OutputField name="c" feature="confidence"/></Output>\(Self.nodes)</TreeModel>
            """
        )
        // Both levels are entered by default: 0.9 · 0.5 · 0.5.
        #expect(document.evaluate([:]).output("c") == .number(0.225))
        let row: [String: PMMLInput] = ["x": .number(1)]
        #expect(document.evaluate(row).output("c") == .number(0.45))
        #expect(document.evaluate(["x": .number(7)]).output("c") == .number(20.0 / 30))
    }

    @Test func `weighted confidence follows every child that may be meant`() throws {
        let found = try result("missingValueStrategy=\"weightedConfidence\"", ["x": .number(1)])
        // Nodes 3 and 4 with 20 and 50 records: yes is (20·0.75 + 50·0.1) / 70.
        #expect(found.probabilities.map(\.probability) == [50.0 / 70, 20.0 / 70])
        #expect(found.prediction == .text("no"))
    }

    @Test func `aggregated nodes add up the records of all leaves that may be reached`() throws {
        let found = try result("missingValueStrategy=\"aggregateNodes\"", [:])
        // Leaves 3, 4 and 5: 60 no and 40 yes.
        #expect(found.probabilities.map(\.probability) == [0.6, 0.4])
        let known = try result("missingValueStrategy=\"aggregateNodes\"", ["x": .number(6)])
        #expect(known.prediction == .text("yes"))
    }

    @Test func `a node without a score takes the class with most records, the first of two`() throws
    {
        let document = try Sample.tree(
            nodes: """
                <Node><True/><ScoreDistribution value="yes" recordCount="3"/>
                <ScoreDistribution value="no" recordCount="3"/></Node>
                """
        )
        #expect(document.evaluate([:]).prediction == .text("yes"))
    }

    @Test func `a default child that is none of the children is refused`() {
        let error = refusal { () throws(PMMLError) in
            try Sample.tree(
                nodes:
                    "<Node defaultChild=\"9\" score=\"no\"><True/><Node id=\"2\" score=\"no\"><True/>"
                    + "</Node></Node>"
            )
        }
        #expect(error?.element == "Node")
    }

    @Test func `embedded models are refused`() {
        let error = refusal { () throws(PMMLError) in
            try Sample.tree(nodes: "<Node score=\"no\"><True/><Regression/></Node>")
        }
        #expect(error?.reason == .unsupportedElement("Regression"))
    }
}
