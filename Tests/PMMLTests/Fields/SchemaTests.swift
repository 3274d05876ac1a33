import PMML
import Testing

/// What a mining schema does to values before a model sees them.
@Suite struct SchemaTests {
    /// The value of `x` as the model sees it, or the reason why there is no result.
    private func seen(
        _ attributes: String,
        type: String = "double",
        domain: String = "",
        _ input: PMMLInput
    ) throws -> PMMLResult {
        let fields = """
            <DataField name="x" optype="continuous" dataType="\(type)">\(domain)</DataField>
            <DataField name="y" optype="continuous" dataType="double"/>
            """
        let document = try Sample.document(
            fields: fields,
            """
            <RegressionModel functionName="regression"><MiningSchema>
            <MiningField name="x" \(attributes)/><MiningField name="y" usageType="target"/>
            </MiningSchema><Output><OutputField name="v" feature="transformedValue">
            <FieldRef field="x"/></OutputField><OutputField name="valid"
            feature="transformedValue" dataType="boolean"><Apply function="isValid">
            <FieldRef field="x"/></Apply></OutputField></Output>
            <RegressionTable intercept="1"/></RegressionModel>
            """
        )
        return document.evaluate(["x": input])
    }

    private let interval = "<Interval closure=\"closedOpen\" leftMargin=\"0\" rightMargin=\"10\"/>"

    @Test func `a value within its interval is valid`() throws {
        #expect(try seen("", domain: interval, .number(0)).output("v") == .number(0))
        #expect(try seen("", domain: interval, .number(9.5)).output("valid") == .boolean(true))
    }

    @Test(
        arguments: [
            ("", nil), ("invalidValueTreatment=\"returnInvalid\"", nil),
            ("invalidValueTreatment=\"asIs\"", PMMLValue.number(10)),
            ("invalidValueTreatment=\"asMissing\"", .missing),
            ("invalidValueTreatment=\"asMissing\" missingValueReplacement=\"4\"", .number(4)),
            ("invalidValueTreatment=\"asValue\" invalidValueReplacement=\"5\"", .number(5)),
        ] as [(String, PMMLValue?)]
    )
    func `an invalid value is treated as the schema says`(
        attributes: String,
        expected: PMMLValue?
    ) throws {
        let result = try seen(attributes, domain: interval, .number(10))
        #expect(result.output("v") == (expected ?? .missing))
        #expect(result.noResult == (expected == nil ? .invalidValue(field: "x") : nil))
        if expected == .number(10) { #expect(result.output("valid") == .boolean(false)) }
    }

    @Test(arguments: [
        ("asIs", 12.0, PMMLValue.number(12)), ("asExtremeValues", 12, .number(8)),
        ("asExtremeValues", -3, .number(2)), ("asMissingValues", 12, .missing),
        ("asMissingValues", 8, .number(8)),
    ])
    func `outliers are treated as the schema says`(
        outliers: String,
        number: Double,
        expected: PMMLValue
    ) throws {
        let attributes = "outliers=\"\(outliers)\" lowValue=\"2\" highValue=\"8\""
        #expect(try seen(attributes, .number(number)).output("v") == expected)
    }

    @Test func `a missing value is replaced, or leaves no result`() throws {
        #expect(try seen("", .missing).output("v") == .missing)
        #expect(try seen("missingValueReplacement=\"3\"", .missing).output("v") == .number(3))
        let none = try seen("missingValueTreatment=\"returnInvalid\"", .missing)
        #expect(none.noResult == .missingValue(field: "x"))
    }

    @Test func `outliers that count as missing are replaced too`() throws {
        let attributes =
            "outliers=\"asMissingValues\" lowValue=\"2\" highValue=\"8\" missingValueReplacement=\"5\""
        #expect(try seen(attributes, .number(9)).output("v") == .number(5))
    }

    @Test func `values may mean that there is none, and others that they are invalid`() throws {
        let values = """
            <Value value="-9" property="missing"/><Value value="NULL" property="missing"/>
            <Value value="7" property="invalid"/>
            """
        #expect(try seen("", domain: values, .number(-9)).output("v") == .missing)
        #expect(try seen("", domain: values, .text("NULL")).output("v") == .missing)
        #expect(try seen("", domain: values, .number(7)).noResult == .invalidValue(field: "x"))
        #expect(try seen("", domain: values, .number(6)).output("v") == .number(6))
    }

    @Test func `a margin is read as the field's values are`() throws {
        let margin = "<Interval closure=\"closedClosed\" leftMargin=\"0.1\" rightMargin=\"0.3\"/>"
        for text in ["0.1", "0.3"] {
            let result = try seen("", type: "float", domain: margin, .text(text))
            #expect(result.noResult == nil)
        }
        #expect(
            try seen("", type: "float", domain: margin, .text("0.30000004")).noResult != nil
        )
    }

    @Test(arguments: [
        PMMLInput.number(.nan), .number(.infinity), .text("one"), .text("1,5"), .text(""),
    ])
    func `what is no value of the type is invalid`(input: PMMLInput) throws {
        #expect(try seen("", input).noResult == .invalidValue(field: "x"))
        #expect(
            try seen("invalidValueTreatment=\"asMissing\"", input).output("v") == .missing
        )
        // It can not be used as it is, since it is nothing of the type.
        #expect(
            try seen("invalidValueTreatment=\"asIs\"", input).noResult
                == .invalidValue(field: "x")
        )
    }

    @Test func `whole numbers, truths and texts are compared by their type`() throws {
        #expect(try seen("", type: "integer", .text("1.0")).output("v") == .number(1))
        #expect(try seen("", type: "integer", .number(1.5)).noResult != nil)
        #expect(try seen("", type: "boolean", .text("TRUE")).output("v") == .boolean(true))
        #expect(try seen("", type: "boolean", .number(0)).output("v") == .boolean(false))
        #expect(try seen("", type: "string", .number(3)).output("v") == .text("3"))
    }

    @Test func `a field that a row's way does not touch decides nothing`() throws {
        let document = try Sample.tree(
            nodes: """
                <Node score="no"><True/><Node score="no"><SimplePredicate field="x"
                operator="lessThan" value="0"/></Node><Node score="yes"><SimplePredicate
                field="t" operator="equal" value="a"/></Node></Node>
                """
        )
        let row: [String: PMMLInput] = ["x": .number(-1), "t": .text("not a value")]
        #expect(document.evaluate(row).prediction == .text("no"))
        #expect(document.evaluate(row).consulted == ["x"])
        let other = document.evaluate(["x": .number(1), "t": .text("not a value")])
        #expect(other.noResult == .invalidValue(field: "t"))
    }

    @Test func `a replacement that the type can not hold is refused`() {
        let error = refusal { () throws(PMMLError) in
            try Sample.document(
                """
                <RegressionModel functionName="regression"><MiningSchema><MiningField name="x"
                missingValueReplacement="none"/></MiningSchema><RegressionTable intercept="1"/>
                </RegressionModel>
                """
            )
        }
        #expect(error?.reason == .literal("none", type: "double"))
        #expect(error?.element == "MiningField")
    }
}
