/// Documents made at random, of the kinds that blocks of rows are scored with and of their kin.
struct RandomModel {
    var generator: SeededGenerator

    private static let operators = ["lessThan", "lessOrEqual", "greaterThan", "greaterOrEqual"]

    mutating func number(_ range: ClosedRange<Int>, over divisor: Double = 8) -> Double {
        Double(Int.random(in: range, using: &generator)) / divisor
    }

    mutating func chance(_ share: Int) -> Bool { Int.random(in: 0..<share, using: &generator) == 0 }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }

    /// The fields of all documents: a plain number, one of binary32, one with a domain, a whole
    /// number, a text, and two targets.
    static let dictionary = """
        <DataField name="x" optype="continuous" dataType="double"/>\
        <DataField name="f" optype="continuous" dataType="float"/>\
        <DataField name="z" optype="continuous" dataType="double">\
        <Interval closure="closedClosed" leftMargin="-5" rightMargin="5"/></DataField>\
        <DataField name="i" optype="continuous" dataType="integer"/>\
        <DataField name="t" optype="categorical" dataType="string">\
        <Value value="a"/><Value value="b"/><Value value="c"/>\
        <Value value="none" property="missing"/></DataField>\
        <DataField name="y" optype="continuous" dataType="double"/>\
        <DataField name="k" optype="categorical" dataType="integer">\
        <Value value="2"/><Value value="1"/><Value value="3"/></DataField>
        """

    /// A derived field over the inputs.
    static let transformations = """
        <TransformationDictionary><DerivedField name="d" optype="continuous" dataType="double">\
        <Apply function="*"><FieldRef field="x"/><Constant dataType="double">0.7</Constant></Apply>\
        </DerivedField></TransformationDictionary>
        """

    /// A schema whose treatments are chosen at random.
    mutating func schema(target: String?, names: [String] = ["x", "f", "z", "i", "t"]) -> String {
        var fields = names.map { name -> String in
            var attributes = ""
            if name != "t", chance(6) { attributes += " missingValueReplacement=\"1\"" }
            if chance(6) {
                attributes += " invalidValueTreatment=\"\(pick(["asMissing", "asIs"]))\""
            }
            if name == "z", chance(3) {
                attributes += " outliers=\"asExtremeValues\" lowValue=\"-2\" highValue=\"2\""
            }
            return "<MiningField name=\"\(name)\"\(attributes)/>"
        }
        if let target { fields.append("<MiningField name=\"\(target)\" usageType=\"target\"/>") }
        return "<MiningSchema>\(fields.joined())</MiningSchema>"
    }

    /// A schema of an inner model, which mostly leaves values as they are.
    mutating func innerSchema(target: String?, also name: String? = nil) -> String {
        let names = ["x", "f", "z", "i", "t"] + (name.map { [$0] } ?? [])
        if chance(8) { return schema(target: target, names: names) }
        let fields = names.map { "<MiningField name=\"\($0)\"/>" }.joined()
        let own = target.map { "<MiningField name=\"\($0)\" usageType=\"target\"/>" } ?? ""
        return "<MiningSchema>\(fields)\(own)</MiningSchema>"
    }

    /// A node with none to three children.
    private mutating func node(_ predicate: String, depth: Int, classes: Bool) -> String {
        var children = ""
        let count = depth == 0 ? 0 : Int.random(in: 0...3, using: &generator)
        for index in 0..<count {
            let name = pick(["x", "f", "z", "i", "d"])
            var own = """
                <SimplePredicate field="\(name)" operator="\(pick(Self.operators))" \
                value="\(name == "i" ? number(-4...4, over: 1) : number(-24...24))"/>
                """
            if index == count - 1, !chance(3) { own = "<True/>" }
            children += node(own, depth: depth - 1, classes: classes)
        }
        if !classes {
            return "<Node score=\"\(number(-999...999, over: 7))\">\(predicate)\(children)</Node>"
        }
        let shares = [2, 1, 3].shuffled(using: &generator).prefix(chance(40) ? 0 : 3).map {
            "<ScoreDistribution value=\"\($0)\" recordCount=\"\(number(0...9, over: 1) + 1)\"/>"
        }
        return "<Node score=\"\(pick([1, 2, 3]))\">\(predicate)\(shares.joined())\(children)</Node>"
    }

    mutating func tree(
        classes: Bool,
        depth: Int = 5,
        isInner: Bool = false
    ) -> String {
        let target = classes ? "k" : "y"
        let strategy = pick(["none", "nullPrediction", "lastPrediction", "defaultChild"])
        let last = pick(["returnLastPrediction", "returnLastPrediction", "returnNullPrediction"])
        return """
            <TreeModel functionName="\(classes ? "classification" : "regression")" \
            missingValueStrategy="\(strategy)" noTrueChildStrategy="\(last)">\
            \(isInner ? innerSchema(target: nil) : schema(target: target))\
            \(isInner || classes ? "" : targets())\(node("<True/>", depth: depth, classes: classes))\
            </TreeModel>
            """
    }

    private mutating func targets(field: String = "y") -> String {
        if chance(2) { return "" }
        return """
            <Targets><Target field="\(field)" rescaleFactor="\(number(1...9))" \
            rescaleConstant="0.3" min="-90"/></Targets>
            """
    }

    mutating func forest(classes: Bool, isInner: Bool = false, output: String = "") -> String {
        let methods =
            classes
            ? ["average", "weightedAverage", "majorityVote", "weightedMajorityVote", "max"]
            : ["sum", "average", "weightedAverage", "weightedSum", "median"]
        let context = chance(4) && !classes ? " x-mathContext=\"float\"" : ""
        let segments = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
            let tree = tree(classes: classes, depth: 4, isInner: true)
            return "<Segment weight=\"\(number(1...20))\"><True/>\(tree)</Segment>"
        }
        return """
            <MiningModel functionName="\(classes ? "classification" : "regression")"\(context)>\
            \(isInner ? innerSchema(target: nil) : schema(target: classes ? "k" : "y"))\(output)\
            \(isInner ? "" : classes ? "" : targets())\
            <Segmentation multipleModelMethod="\(pick(methods))" \
            missingPredictionTreatment="\(pick(["returnMissing", "skipSegment", "continue"]))">\
            \(segments.joined())</Segmentation></MiningModel>
            """
    }

    /// A regression; one within a chain also reads what the models before give out.
    mutating func regression(classes: [Int]?, extra: String? = nil) -> String {
        let links = ["none", "softmax", "logit", "probit", "cloglog", "loglog", "cauchit"]
        let method = pick(classes == nil ? ["none", "exp", "logit"] : links + ["simplemax"])
        let context = chance(5) ? " x-mathContext=\"float\"" : ""
        let tables = (classes.map { $0.map { "targetCategory=\"\($0)\"" } } ?? [""]).map {
            "<RegressionTable intercept=\"\(number(-9...9))\" \($0)>\(terms(extra))</RegressionTable>"
        }
        let target = classes == nil ? "y" : "k"
        let isInner = extra != nil
        return """
            <RegressionModel functionName="\(classes == nil ? "regression" : "classification")" \
            normalizationMethod="\(method)"\(context)>\
            \(isInner ? innerSchema(target: target, also: extra) : schema(target: target))\
            \(isInner || classes != nil ? "" : targets())\(tables.joined())</RegressionModel>
            """
    }

    private mutating func terms(_ extra: String?) -> String {
        var terms: [String] = []
        for name in ["x", "f", "z", "i", "d"] + (extra.map { [$0, $0] } ?? []) where !chance(3) {
            let exponent = pick([1, 1, 1, 2, 3])
            terms.append(
                """
                <NumericPredictor name="\(name)" exponent="\(exponent)" \
                coefficient="\(number(-9...9, over: 30))"/>
                """
            )
        }
        for value in ["a", "b", "c", "a"] where !chance(3) {
            terms.append(
                """
                <CategoricalPredictor name="t" value="\(value)" \
                coefficient="\(number(-9...9, over: 7))"/>
                """
            )
        }
        if chance(2) {
            terms.append(
                """
                <PredictorTerm coefficient="\(number(-9...9, over: 30))"><FieldRef field="x"/>\
                <FieldRef field="f"/></PredictorTerm>
                """
            )
        }
        return terms.joined()
    }

    /// Forests whose sums a regression turns into what is predicted, as boosting is written.
    mutating func chain(classes: [Int]?) -> String {
        let type = pick(["double", "float"])
        let output = """
            <Output><OutputField name="s" optype="continuous" dataType="\(type)"/></Output>
            """
        let function = classes == nil ? "regression" : "classification"
        return """
            <MiningModel functionName="\(function)">\(schema(target: classes == nil ? "y" : "k"))\
            <Segmentation multipleModelMethod="modelChain" \
            missingPredictionTreatment="returnMissing"><Segment><True/>\
            \(forest(classes: false, isInner: true, output: output))</Segment><Segment><True/>\
            \(regression(classes: classes, extra: "s"))</Segment></Segmentation></MiningModel>
            """
    }
}
