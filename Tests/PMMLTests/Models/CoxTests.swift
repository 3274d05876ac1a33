import PMML
import Testing

/// Cox regressions: cumulated hazards by time and stratum.
@Suite struct CoxTests {
    private static let fields = """
        <DataField name="x" optype="continuous" dataType="double"/>\
        <DataField name="z" optype="continuous" dataType="double"/>\
        <DataField name="t" optype="categorical" dataType="string"/>\
        <DataField name="end" optype="continuous" dataType="double"/>\
        <DataField name="status" optype="continuous" dataType="double"/>\
        <DataField name="group" optype="categorical" dataType="integer"/>\
        <DataField name="y" optype="continuous" dataType="double"/>
        """

    private static let strata = """
        <BaseCumHazardTables>\
        <BaselineStratum value="1" maxTime="900"><BaselineCell time="20" cumHazard="0.05"/>\
        <BaselineCell time="10.5" cumHazard="0.02"/></BaselineStratum>\
        <BaselineStratum value="2" maxTime="60"><BaselineCell time="5" cumHazard="0.05"/>\
        <BaselineCell time="30" cumHazard="0.3"/><BaselineCell time="50" cumHazard="0.9"/>\
        </BaselineStratum></BaseCumHazardTables>
        """

    private static let parameters = """
        <ParameterList><Parameter name="p0" referencePoint="40.5"/>\
        <Parameter name="p1" referencePoint="0.375"/><Parameter name="p2" referencePoint="1.2"/>\
        </ParameterList><FactorList><Predictor name="t"/></FactorList>\
        <CovariateList><Predictor name="x"/><Predictor name="z"/></CovariateList><PPMatrix>\
        <PPCell value="1" predictorName="x" parameterName="p0"/>\
        <PPCell value="b" predictorName="t" parameterName="p1"/>\
        <PPCell value="2" predictorName="z" parameterName="p2"/></PPMatrix><ParamMatrix>\
        <PCell parameterName="p0" df="1" beta="0.0312"/>\
        <PCell parameterName="p1" df="1" beta="-0.7"/>\
        <PCell parameterName="p2" df="1" beta="0.25"/></ParamMatrix>
        """

    private func document(
        function: String = "regression",
        attributes: String = "endTimeVariable=\"end\" baselineStrataVariable=\"group\"",
        parameters: String = parameters,
        tables: String = strata
    ) throws(PMMLError) -> PMMLDocument {
        let names = ["x", "z", "t", "end", "status", "group"]
        return try Sample.document(
            fields: Self.fields,
            """
            <GeneralRegressionModel functionName="\(function)" modelType="CoxRegression"
            statusVariable="status" \(attributes)><MiningSchema>
            \(names.map { "<MiningField name=\"\($0)\"/>" }.joined())
            <MiningField name="y" usageType="target"/></MiningSchema><Output>
            <OutputField name="hazard" feature="predictedValue"/>
            <OutputField name="survival" feature="transformedValue" dataType="double">
            <Apply function="exp"><Apply function="*"><Constant dataType="double">-1</Constant>
            <FieldRef field="hazard"/></Apply></Apply></OutputField></Output>
            \(parameters)<EventValues><Value value="1"/></EventValues>\(tables)
            </GeneralRegressionModel>
            """
        )
    }

    private func row(
        _ x: Double,
        _ t: String,
        _ z: Double,
        group: Double,
        end: Double
    ) -> [String: PMMLInput] {
        [
            "x": .number(x), "t": .text(t), "z": .number(z), "group": .number(group),
            "end": .number(end),
        ]
    }

    private func number(_ value: PMMLValue?) -> Double {
        if case .number(let number) = value { number } else { .nan }
    }

    /// Computed apart, with 40 digits.
    private static let expected:
        [(
            x: Double, t: String, z: Double, group: Double, end: Double, hazard: Double,
            survival: Double
        )] =
            [
                (51, "b", 2, 1, 10.5, 0.03608337646519279, 0.9645598685380903),
                (51, "b", 2, 1, 19.9, 0.03608337646519279, 0.9645598685380903),
                (51, "b", 2, 1, 900, 0.09020844116298198, 0.9137407042448178),
                (30, "a", -1, 2, 29, 0.04456385058745614, 0.9564145305143523),
                (30, "a", -1, 2, 30, 0.2673831035247369, 0.7653797955939965),
                (44, "c", 0.5, 2, 60, 1.0292593689701612, 0.35727146894147643),
            ]

    @Test(arguments: expected)
    func `the hazard is the stratum's at the time, in proportion`(
        x: Double,
        t: String,
        z: Double,
        group: Double,
        end: Double,
        hazard: Double,
        survival: Double
    ) throws {
        let result = try document().evaluate(row(x, t, z, group: group, end: end))
        #expect(abs(number(result.prediction) - hazard) <= 4e-16 * hazard)
        #expect(abs(number(result.output("survival")) - survival) <= 4e-16)
    }

    @Test func `before the first event there is no hazard, whatever else is missing`() throws {
        let result = try document().evaluate(["group": .number(1), "end": .number(10.4)])
        #expect(result.prediction == .number(0))
        #expect(result.output("survival") == .number(1))
    }

    @Test func `nothing is predicted of times and strata that are not known`() throws {
        let document = try document()
        for (group, end) in [(1.0, 900.1), (2, 60.5), (3, 20)] {
            let row = row(30, "a", 1, group: group, end: end)
            #expect(document.evaluate(row).prediction == .missing)
        }
        var row = row(30, "a", 1, group: 2, end: 40)
        for name in ["group", "end", "x", "t"] {
            var lacking = row
            lacking[name] = .missing
            #expect(document.evaluate(lacking).prediction == .missing)
        }
        row["status"] = .missing
        #expect(document.evaluate(row).prediction != .missing)
    }

    @Test func `a baseline may stand alone, for all rows`() throws {
        let document = try document(
            attributes: "endTimeVariable=\"end\"",
            parameters: "<ParameterList/><ParamMatrix/>",
            tables: """
                <BaseCumHazardTables maxTime="9"><BaselineCell time="3" cumHazard="0.25"/>
                </BaseCumHazardTables>
                """
        )
        #expect(document.evaluate(["end": .number(9)]).prediction == .number(0.25))
        #expect(document.evaluate(["end": .number(2)]).prediction == .number(0))
    }

    @Test func `an explanation shows the sum less that of the reference`() throws {
        let row = row(51, "b", 2, group: 1, end: 20)
        guard case .regression(let sums) = try document().evaluate(row).explanation else {
            Issue.record("no sums")
            return
        }
        #expect(sums.count == 1 && sums[0].terms.map(\.name) == ["p0", "p1", "p2"])
        // 1.8912 less 0.0312 · 40.5 − 0.7 · 0.375 + 0.25 · 1.2
        #expect(abs(sums[0].intercept + 1.3011) < 1e-15 && abs(sums[0].sum - 0.5901) < 1e-15)
    }

    @Test func `what a Cox regression can not do without is asked for`() {
        func reason(_ body: () throws(PMMLError) -> PMMLDocument) -> PMMLError.Reason? {
            refusal(body)?.reason
        }
        #expect(
            reason { () throws(PMMLError) in try document(attributes: "") }
                == .missingAttribute("endTimeVariable")
        )
        #expect(
            reason { () throws(PMMLError) in try document(tables: "") }
                == .missingElement("BaseCumHazardTables")
        )
        #expect(
            reason { () throws(PMMLError) in
                try document(
                    tables: Self.strata.replacing(" maxTime=\"60\"", with: "")
                )
            } == .missingAttribute("maxTime")
        )
        #expect(
            reason { () throws(PMMLError) in
                try document(tables: Self.strata.replacing("value=\"2\"", with: "value=\"1\""))
            } == .rule("two strata have one value; rename one")
        )
        #expect(
            reason { () throws(PMMLError) in
                try document(tables: Self.strata.replacing("\"10.5\"", with: "\"20.0\""))
            } == .rule("two cells have one time; remove one")
        )
        // Cells without strata are for documents that name no stratum.
        #expect(
            reason { () throws(PMMLError) in
                try document(attributes: "endTimeVariable=\"end\"")
            } == .unsupportedElement("BaselineStratum")
        )
        #expect(
            reason { () throws(PMMLError) in try document(function: "classification") } != nil
        )
        #expect(
            reason { () throws(PMMLError) in
                try document(attributes: "endTimeVariable=\"end\" offsetValue=\"1\"")
            } != nil
        )
    }
}
