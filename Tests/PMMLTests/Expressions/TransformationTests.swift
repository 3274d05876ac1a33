import PMML
import Testing

/// Transformations that look something up.
@Suite struct TransformationTests {
    private func norm(_ outliers: String) -> String {
        """
        <NormContinuous field="x" outliers="\(outliers)" mapMissingTo="-1">
        <LinearNorm orig="0" norm="1"/><LinearNorm orig="2" norm="5"/>
        <LinearNorm orig="4" norm="6"/></NormContinuous>
        """
    }

    @Test(arguments: [
        ("asIs", 1.0, 3.0), ("asIs", 3, 5.5), ("asIs", -1, -1), ("asIs", 6, 7), ("asIs", 2, 5),
        ("asExtremeValues", -1, 1), ("asExtremeValues", 6, 6), ("asExtremeValues", 4, 6),
        ("asMissingValues", 6, -1), ("asMissingValues", 1, 3),
    ])
    func `a piecewise linear function`(outliers: String, x: Double, expected: Double) throws {
        #expect(try Sample.value(norm(outliers), ["x": .number(x)]) == .number(expected))
    }

    @Test func `an indicator of a value`() throws {
        let text = "<NormDiscrete field=\"t\" value=\"b\" mapMissingTo=\"0.5\"/>"
        #expect(try Sample.value(text, ["t": .text("b")]) == .number(1))
        #expect(try Sample.value(text, ["t": .text("a")]) == .number(0))
        #expect(try Sample.value(text) == .number(0.5))
    }

    @Test func `ranges with a value each, the first that has the number`() throws {
        let text = """
            <Discretize field="x" dataType="string" mapMissingTo="none" defaultValue="other">
            <DiscretizeBin binValue="low"><Interval closure="openClosed" rightMargin="1"/>
            </DiscretizeBin><DiscretizeBin binValue="mid"><Interval closure="closedOpen"
            leftMargin="1" rightMargin="3"/></DiscretizeBin></Discretize>
            """
        let expected: [(PMMLInput, String)] = [
            (.number(-9), "low"), (.number(1), "low"), (.number(1.5), "mid"), (.number(3), "other"),
            (.missing, "none"),
        ]
        for (input, value) in expected {
            #expect(try Sample.value(text, type: "string", ["x": input]) == .text(value))
        }
    }

    @Test func `a table by two columns`() throws {
        let text = """
            <MapValues outputColumn="out" dataType="double" defaultValue="9" mapMissingTo="8">
            <FieldColumnPair field="t" column="text"/><FieldColumnPair field="x" column="number"/>
            <InlineTable><row><text>a</text><number>1</number><out>0.5</out></row>
            <row><text>a</text><number>2.0</number><out>0.25</out></row>
            <row><text>a</text><number>2</number><out>77</out></row></InlineTable></MapValues>
            """
        func value(_ t: PMMLInput, _ x: PMMLInput) throws -> PMMLValue? {
            try Sample.value(text, ["t": t, "x": x])
        }
        #expect(try value(.text("a"), .number(1)) == .number(0.5))
        #expect(try value(.text("a"), .number(2)) == .number(0.25))
        #expect(try value(.text("b"), .number(2)) == .number(9))
        #expect(try value(.text("a"), .missing) == .number(8))
    }

    @Test func `a function of the document`() throws {
        let function = """
            <TransformationDictionary><DefineFunction name="scaled" optype="continuous"
            dataType="double"><ParameterField name="v" dataType="double"/><ParameterField
            name="by" dataType="double"/><Apply function="*"><FieldRef field="v"/>
            <FieldRef field="by"/></Apply></DefineFunction></TransformationDictionary>
            """
        let document = try Sample.expression(
            """
            <Apply function="scaled"><Apply function="scaled"><FieldRef field="x"/>
            <Constant>2</Constant></Apply><Constant>10</Constant></Apply>
            """,
            transformations: function
        )
        #expect(document.evaluate(["x": .number(1.5)]).output("e") == .number(30))
        #expect(document.evaluate([:]).output("e") == .missing)
    }

    @Test(arguments: ["TextIndex", "Aggregate", "Lag"])
    func `what looks at other rows or at free text is refused`(name: String) {
        let error = refusal { () throws(PMMLError) in
            try Sample.expression("<\(name) field=\"x\"/>")
        }
        #expect(error?.element == name)
    }

    @Test func `origins that do not rise are refused`() {
        let error = refusal { () throws(PMMLError) in
            try Sample.expression(
                "<NormContinuous field=\"x\"><LinearNorm orig=\"1\" norm=\"0\"/>"
                    + "<LinearNorm orig=\"1\" norm=\"1\"/></NormContinuous>"
            )
        }
        #expect(error?.element == "LinearNorm")
    }
}
