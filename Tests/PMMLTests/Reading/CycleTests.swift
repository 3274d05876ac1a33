import PMML
import Testing

/// Definitions that need themselves, and those that only look as if they did.
@Suite struct CycleTests {
    private func derived(_ name: String, _ body: String) -> String {
        """
        <DerivedField name="\(name)" optype="continuous" dataType="double">\(body)</DerivedField>
        """
    }

    private func document(_ transformations: String, field: String) throws(PMMLError)
        -> PMMLDocument
    {
        try Sample.document(
            transformations:
                "<TransformationDictionary>\(transformations)</TransformationDictionary>",
            """
            <RegressionModel functionName="regression">\(Sample.schema(target: "y"))
            <RegressionTable intercept="0"><NumericPredictor name="\(field)" coefficient="1"/>
            </RegressionTable></RegressionModel>
            """
        )
    }

    @Test func `derived fields may stand in any order`() throws {
        let second = derived("b", "<FieldRef field=\"a\"/>")
        let first = derived("a", "<FieldRef field=\"x\"/>")
        let document = try document(second + first, field: "b")
        #expect(document.evaluate(["x": .number(7)]).prediction == .number(7))
    }

    @Test func `a derived field that needs itself is refused`() {
        let loop =
            derived("a", "<FieldRef field=\"b\"/>") + derived("b", "<FieldRef field=\"a\"/>")
        let error = refusal { () throws(PMMLError) in try document(loop, field: "a") }
        #expect(error?.reason == .cycle("a"))
        let own = derived("a", "<FieldRef field=\"a\"/>")
        let other = refusal { () throws(PMMLError) in try document(own, field: "a") }
        #expect(other?.reason == .cycle("a"))
    }

    @Test func `a function that calls itself is refused`() {
        let function = """
            <DefineFunction name="f" optype="continuous"><ParameterField name="p"/>
            <Apply function="f"><FieldRef field="p"/></Apply></DefineFunction>
            """
        let call = derived("a", "<Apply function=\"f\"><FieldRef field=\"x\"/></Apply>")
        let error = refusal { () throws(PMMLError) in try document(function + call, field: "a") }
        #expect(error?.reason == .cycle("f"))
    }

    @Test func `a function sees nothing but its parameters`() {
        let function = """
            <DefineFunction name="f" optype="continuous"><ParameterField name="p"/>
            <FieldRef field="x"/></DefineFunction>
            """
        let call = derived("a", "<Apply function=\"f\"><FieldRef field=\"x\"/></Apply>")
        let error = refusal { () throws(PMMLError) in try document(function + call, field: "a") }
        #expect(error?.reason == .unknownField("x"))
    }

    @Test func `functions that double at every level are bounded`() {
        var functions = """
            <DefineFunction name="f0" optype="continuous"><ParameterField name="p"/>
            <FieldRef field="p"/></DefineFunction>
            """
        for level in 1...40 {
            let call = "<Apply function=\"f\(level - 1)\"><FieldRef field=\"p\"/></Apply>"
            functions += """
                <DefineFunction name="f\(level)" optype="continuous"><ParameterField name="p"/>
                <Apply function="+">\(call)\(call)</Apply></DefineFunction>
                """
        }
        let call = derived("a", "<Apply function=\"f40\"><FieldRef field=\"x\"/></Apply>")
        let error = refusal { () throws(PMMLError) in try document(functions + call, field: "a") }
        #expect(error?.reason == .tooManyExpressions(limit: 1_000_000))
    }
}
