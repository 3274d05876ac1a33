import Foundation
import PMML
import Testing

/// Rule sets, naive Bayes, general regressions and neural networks.
@Suite struct OtherModelTests {
    private func rules(_ criterion: String) throws(PMMLError) -> PMMLDocument {
        func rule(_ id: String, _ score: String, _ numbers: String, _ limit: Int) -> String {
            "<SimpleRule id=\"\(id)\" score=\"\(score)\" \(numbers)><SimplePredicate field=\"x\" "
                + "operator=\"greaterThan\" value=\"\(limit)\"/></SimpleRule>"
        }
        return try Sample.document(
            """
            <RuleSetModel functionName="classification">\(Sample.schema(target: "k"))<Output>
            <OutputField name="c" feature="confidence"/><OutputField name="id"
            feature="entityId" dataType="string"/></Output><RuleSet defaultScore="no"
            defaultConfidence="0.1"><RuleSelectionMethod criterion="\(criterion)"/>
            \(rule("r1", "no", "weight=\"0.4\" confidence=\"0.9\"", 0))<CompoundRule>
            <SimplePredicate field="z" operator="greaterThan" value="0"/>
            \(rule("r2", "yes", "weight=\"0.5\" confidence=\"0.8\"", 0))
            \(rule("r3", "no", "weight=\"0.3\" confidence=\"0.7\"", 5))</CompoundRule></RuleSet>
            </RuleSetModel>
            """
        )
    }

    private static let decisions: [(String, Double, String, Double, String)] = [
        ("firstHit", 6, "no", 0.9, "r1"), ("weightedMax", 6, "yes", 0.8, "r2"),
        ("weightedSum", 6, "no", 0.2333333333333333, "r1"),
        ("weightedSum", 1, "yes", 0.25, "r2"),
    ]

    @Test(arguments: decisions)
    func `rules decide`(
        criterion: String,
        x: Double,
        score: String,
        confidence: Double,
        rule: String
    ) throws {
        let result = try rules(criterion).evaluate(["x": .number(x), "z": .number(1)])
        #expect(result.prediction == .text(score))
        #expect(result.output("id") == .text(rule))
        guard case .number(let number)? = result.output("c") else {
            Issue.record("no confidence")
            return
        }
        #expect(abs(number - confidence) < 1e-15)
    }

    @Test func `without a rule that fires the default is given`() throws {
        let result = try rules("firstHit").evaluate([:])
        #expect(result.prediction == .text("no"))
        #expect(result.output("c") == .number(0.1))
        #expect(result.explanation == .rules([]))
    }

    private func bayes(_ row: [String: PMMLInput]) throws -> [Double] {
        func counts(_ no: Int, _ yes: Int) -> String {
            "<TargetValueCounts><TargetValueCount value=\"no\" count=\"\(no)\"/>"
                + "<TargetValueCount value=\"yes\" count=\"\(yes)\"/></TargetValueCounts>"
        }
        let document = try Sample.document(
            """
            <NaiveBayesModel functionName="classification" threshold="0.001">
            \(Sample.schema(target: "k"))<BayesInputs><BayesInput fieldName="t">
            <PairCounts value="a">\(counts(30, 10))</PairCounts><PairCounts value="b">
            \(counts(70, 0))</PairCounts></BayesInput><BayesInput fieldName="x">
            <TargetValueStats><TargetValueStat value="no"><GaussianDistribution mean="0"
            variance="1"/></TargetValueStat><TargetValueStat value="yes"><GaussianDistribution
            mean="2" variance="4"/></TargetValueStat></TargetValueStats></BayesInput>
            </BayesInputs><BayesOutput fieldName="k">\(counts(100, 20))</BayesOutput>
            </NaiveBayesModel>
            """
        )
        return document.evaluate(row).probabilities.map(\.probability)
    }

    @Test func `evidence is multiplied`() throws {
        func expected(_ no: Double, _ yes: Double) -> [Double] {
            [no / (no + yes), yes / (no + yes)]
        }
        func near(_ left: [Double], _ right: [Double]) -> Bool {
            zip(left, right).allSatisfy { abs($0 - $1) < 1e-14 } && left.count == right.count
        }
        #expect(near(try bayes([:]), expected(100, 20)))
        #expect(near(try bayes(["t": .text("a")]), expected(100 * 0.3, 20)))
        // A share of 0 counts as the threshold, and a value that was never seen as nothing.
        #expect(near(try bayes(["t": .text("b")]), expected(100 * 0.7, 20 * 0.001)))
        #expect(near(try bayes(["t": .text("c")]), expected(100, 20)))
        let no = exp(-0.5) / sqrt(2 * Double.pi)
        let yes = exp(-0.125) / sqrt(8 * Double.pi)
        #expect(near(try bayes(["x": .number(1)]), expected(100 * no, 20 * yes)))
        // Far away both densities are under the threshold.
        #expect(near(try bayes(["x": .number(60)]), expected(100, 20)))
    }

    private func general(
        _ function: String,
        _ attributes: String,
        cells: String
    ) throws(PMMLError) -> PMMLDocument {
        try Sample.document(
            """
            <GeneralRegressionModel functionName="\(function)" \(attributes)>
            \(Sample.schema(target: function == "regression" ? "y" : "k"))
            <ParameterList><Parameter name="p0"/><Parameter name="p1"/><Parameter name="p2"/>
            </ParameterList><FactorList><Predictor name="t"/></FactorList><CovariateList>
            <Predictor name="x"/></CovariateList><PPMatrix><PPCell value="2" predictorName="x"
            parameterName="p1"/><PPCell value="b" predictorName="t" parameterName="p2"/>
            <PPCell value="1" predictorName="x" parameterName="p2"/></PPMatrix>
            <ParamMatrix>\(cells)</ParamMatrix></GeneralRegressionModel>
            """
        )
    }

    private let cells = """
        <PCell parameterName="p0" beta="1"/><PCell parameterName="p1" beta="0.5"/>\
        <PCell parameterName="p2" beta="-3"/>
        """
    private let row: [String: PMMLInput] = ["x": .number(2), "t": .text("b"), "z": .number(3)]

    @Test func `a parameter counts as often as its predictors say`() throws {
        let document = try general("regression", "modelType=\"generalLinear\"", cells: cells)
        #expect(document.evaluate(row).prediction == .number(-3))
        #expect(document.evaluate(["x": .number(2), "t": .text("a")]).prediction == .number(3))
        #expect(document.evaluate(["x": .number(2)]).prediction == .missing)
    }

    /// Link functions with their parameters, and what they make of −3, from 50 digits.
    private static let links: [(String, String, Double)] = [
        ("identity", "", -3), ("log", "", 0.049787068367863944),
        ("logc", "", 0.950212931632136), ("logit", "", 0.04742587317756678),
        ("cloglog", "", 0.04856800709954659), ("loglog", "", 1.8921786948382924e-9),
        ("probit", "", 0.0013498980316300946),
        ("power", "linkParameter=\"-1\"", -0.3333333333333333),
        ("oddspower", "linkParameter=\"-1\"", 0.2),
        ("negbin", "distParameter=\"2\"", 0.026197848245627976),
    ]

    @Test(arguments: links)
    func `a link function is undone`(name: String, more: String, expected: Double) throws {
        let document = try general(
            "regression",
            "modelType=\"generalizedLinear\" linkFunction=\"\(name)\" \(more)",
            cells: cells
        )
        guard case .number(let number) = document.evaluate(row).prediction else {
            Issue.record("no number")
            return
        }
        #expect(abs(number - expected) <= 1e-15 * max(1, abs(expected)), "\(number)")
    }

    @Test func `offset and trials are the row's or the document's`() throws {
        let own = try general(
            "regression",
            "modelType=\"generalizedLinear\" linkFunction=\"identity\" offsetVariable=\"z\" "
                + "trialsValue=\"4\"",
            cells: cells
        )
        #expect(own.evaluate(row).prediction == .number(0))
        let fixed = try general(
            "regression",
            "modelType=\"generalizedLinear\" linkFunction=\"identity\" offsetValue=\"1\" "
                + "trialsVariable=\"z\"",
            cells: cells
        )
        #expect(fixed.evaluate(row).prediction == .number(-6))
    }

    @Test func `classes are compared with the one that has no parameters`() throws {
        let document = try general(
            "classification",
            "modelType=\"multinomialLogistic\" targetReferenceCategory=\"no\"",
            cells: cells.replacing("<PCell", with: "<PCell targetCategory=\"yes\"")
        )
        let result = document.evaluate(row)
        #expect(document.categories == ["yes", "no"])
        #expect(abs(result.probabilities[0].probability - 0.04742587317756678) < 1e-16)
        #expect(result.prediction == .text("no"))
    }

    @Test func `ordered classes have one intercept each`() throws {
        let document = try general(
            "classification",
            "modelType=\"ordinalMultinomial\" cumulativeLink=\"logit\"",
            cells: "<PCell targetCategory=\"no\" parameterName=\"p0\" beta=\"1\"/>"
                + "<PCell parameterName=\"p1\" beta=\"-0.25\"/>"
        )
        let result = document.evaluate(row)
        #expect(result.probabilities.map(\.probability) == [0.5, 0.5])
    }

    private func network(
        _ activation: String,
        more: String = "",
        width: String = ""
    ) throws(PMMLError) -> PMMLDocument {
        try Sample.document(
            """
            <NeuralNetwork functionName="regression" activationFunction="\(activation)" \(more)>
            \(Sample.schema(target: "y"))<NeuralInputs><NeuralInput id="i"><DerivedField
            optype="continuous" dataType="double"><FieldRef field="x"/></DerivedField>
            </NeuralInput></NeuralInputs><NeuralLayer><Neuron id="h" bias="0.5" \(width)>
            <Con from="i" weight="0.25"/></Neuron></NeuralLayer><NeuralOutputs><NeuralOutput
            outputNeuron="h"><DerivedField optype="continuous" dataType="double">
            <NormContinuous field="y"><LinearNorm orig="10" norm="0"/><LinearNorm orig="30"
            norm="1"/></NormContinuous></DerivedField></NeuralOutput></NeuralOutputs>
            </NeuralNetwork>
            """
        )
    }

    /// The neuron's sum is 0.25 · 2 + 0.5 = 1; the output runs from 10 to 30.
    @Test(arguments: [
        ("identity", 1.0), ("logistic", 0.7310585786300049), ("tanh", 0.7615941559557649),
        ("exponential", 2.718281828459045), ("reciprocal", 1), ("square", 1),
        ("Gauss", 0.36787944117144233), ("sine", 0.8414709848078965),
        ("cosine", 0.5403023058681398), ("Elliott", 0.5), ("arctan", 0.5), ("rectifier", 1),
        ("threshold", 1),
    ])
    func `a neuron's activation`(name: String, expected: Double) throws {
        let result = try network(name).evaluate(["x": .number(2)])
        guard case .number(let number) = result.prediction else {
            Issue.record("no number")
            return
        }
        #expect(abs(number - (10 + 20 * expected)) < 1e-13)
    }

    @Test func `a radial neuron measures the distance to its centre`() throws {
        let result = try network("radialBasis", width: "width=\"2\"").evaluate(["x": .number(2)])
        guard case .number(let number) = result.prediction else {
            Issue.record("no number")
            return
        }
        #expect(abs(number - (10 + 20 * exp(-1.75 * 1.75 / 8))) < 1e-13)
        let error = refusal { () throws(PMMLError) in try network("radialBasis") }
        #expect(error?.reason == .missingAttribute("width"))
    }

    @Test func `a missing input leaves no prediction`() throws {
        #expect(try network("identity").evaluate([:]).prediction == .missing)
    }
}
