import PMML
import Testing

/// Documents that somebody damaged: they are refused or evaluated, and never trap.
@Suite struct MutationTests {
    private static let sample = Sample.text(
        dictionary: Sample.fields,
        transformations: """
            <TransformationDictionary><DefineFunction name="f" optype="continuous">\
            <ParameterField name="p"/><Apply function="*"><FieldRef field="p"/>\
            <Constant>2.5</Constant></Apply></DefineFunction></TransformationDictionary>
            """,
        """
        <MiningModel functionName="regression">\(Sample.schema(target: "y"))
        <Output><OutputField name="o" feature="predictedValue"/></Output>
        <LocalTransformations><DerivedField name="d" optype="continuous" dataType="double">
        <Apply function="f"><FieldRef field="x"/></Apply></DerivedField>
        <DerivedField name="n" optype="continuous" dataType="double"><NormContinuous field="z">
        <LinearNorm orig="0" norm="1"/><LinearNorm orig="4" norm="3"/></NormContinuous>
        </DerivedField></LocalTransformations>
        <Segmentation multipleModelMethod="sum"><Segment id="1"><True/>
        <TreeModel functionName="regression" missingValueStrategy="defaultChild">
        <MiningSchema><MiningField name="x"/><MiningField name="d"/><MiningField name="t"/>
        </MiningSchema><Node id="0" score="1" defaultChild="2"><True/><Node id="1" score="2">
        <CompoundPredicate booleanOperator="surrogate"><SimplePredicate field="d"
        operator="lessThan" value="3"/><SimpleSetPredicate field="t" booleanOperator="isIn">
        <Array n="2" type="string">a "b"</Array></SimpleSetPredicate></CompoundPredicate></Node>
        <Node id="2" score="4"><True/></Node></Node></TreeModel></Segment>
        <Segment id="2" weight="2"><SimplePredicate field="z" operator="isNotMissing"/>
        <RegressionModel functionName="regression" normalizationMethod="exp"><MiningSchema>
        <MiningField name="n"/></MiningSchema><RegressionTable intercept="0.25">
        <NumericPredictor name="n" coefficient="0.5" exponent="2"/></RegressionTable>
        </RegressionModel></Segment></Segmentation></MiningModel>
        """
    )

    private func survive(_ bytes: [UInt8]) {
        guard let document = try? PMMLDocument(parsing: bytes) else { return }
        for row in [[:], ["x": .number(1), "z": .number(2), "t": .text("a")]]
            as [[String: PMMLInput]]
        {
            _ = document.evaluate(row)
        }
    }

    @Test func `the sample is evaluated`() throws {
        let document = try PMMLDocument(parsing: Array(Self.sample.utf8))
        let row: [String: PMMLInput] = ["x": .number(1), "z": .number(2), "t": .text("a")]
        // The tree gives 2, since 2.5 < 3; the regression e to the power 0.5 · 2² + 0.25.
        #expect(document.evaluate(row).prediction == .number(2 + 9.487735836358526))
    }

    @Test func `a document cut anywhere is refused`() {
        let bytes = Array(Self.sample.utf8)
        for count in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: PMMLError.self) {
                try PMMLDocument(parsing: Array(bytes.prefix(count)))
            }
        }
    }

    @Test func `bytes changed at random never trap`() {
        var generator = SeededGenerator(seed: 2021)
        let bytes = Array(Self.sample.utf8)
        for _ in 0..<1500 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                changed[Int.random(in: 0..<bytes.count, using: &generator)] =
                    UInt8.random(in: 1...255, using: &generator)
            }
            survive(changed)
        }
    }

    @Test func `attributes changed at random never trap`() {
        var generator = SeededGenerator(seed: 9)
        let pieces = Self.sample.split(separator: "\"", omittingEmptySubsequences: false)
        let values = ["", "-1", "1e308", "x", "t", "d", "99999999999999999999", "isIn", "float"]
        for _ in 0..<1500 {
            var changed = pieces.map(String.init)
            let index = Int.random(in: 0..<changed.count / 2, using: &generator) * 2 + 1
            changed[index] = values.randomElement(using: &generator) ?? ""
            survive(Array(changed.joined(separator: "\"").utf8))
        }
    }

    @Test func `elements taken out or doubled at random never trap`() {
        var generator = SeededGenerator(seed: 77)
        let lines = Self.sample.split(separator: "<").map { "<" + $0 }
        for _ in 0..<1500 {
            var changed = lines
            let index = Int.random(in: 0..<changed.count, using: &generator)
            if Bool.random(using: &generator) {
                changed.remove(at: index)
            } else {
                changed.insert(changed[index], at: index)
            }
            survive(Array(changed.joined().utf8))
        }
    }
}
