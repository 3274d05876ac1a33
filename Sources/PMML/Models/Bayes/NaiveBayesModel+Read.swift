extension Compiler {
    /// Compiles a naive Bayes model.
    func naiveBayesModel(
        _ element: Element,
        in scope: Scope,
        target: ModelTarget
    ) throws(PMMLError) -> CompiledBody {
        try expectModel(
            element,
            attributes: ["threshold"],
            children: ["BayesInputs", "BayesOutput"]
        )
        let output = try element.requiredChild("BayesOutput")
        try output.expect(attributes: ["fieldName"], children: ["TargetValueCounts"])
        var categories: [Value] = []
        var priors: [Double] = []
        for count in try output.requiredChild("TargetValueCounts").children {
            let (value, number) = try targetCount(count, target.type)
            guard !categories.contains(value) else {
                throw count.error(.duplicateName(count.text("value") ?? ""))
            }
            categories.append(value)
            priors.append(number)
        }
        let list = try element.requiredChild("BayesInputs")
        try list.expect(attributes: [], children: ["BayesInput"])
        let threshold = try element.requiredNumber("threshold")
        guard threshold >= 0 else {
            throw element.error(.rule("the threshold is negative; correct it"))
        }
        let model = NaiveBayesModel(
            categories: categories,
            priors: priors,
            inputs: try list.children.map { (child) throws(PMMLError) in
                try bayesInput(child, in: scope, categories: categories, type: target.type)
            },
            threshold: threshold
        )
        return CompiledBody(body: .naiveBayes(model), categories: categories)
    }

    private func targetCount(
        _ element: Element,
        _ type: DataType
    ) throws(PMMLError) -> (Value, Double) {
        try element.expect(attributes: ["value", "count"], children: [])
        guard let value = try value(of: "value", element, type) else {
            throw element.error(.missingAttribute("value"))
        }
        let count = try element.requiredNumber("count")
        guard count >= 0 else {
            throw element.error(.rule("the count is negative; correct it"))
        }
        return (value, count)
    }

    private func bayesInput(
        _ element: Element,
        in scope: Scope,
        categories: [Value],
        type: DataType
    ) throws(PMMLError) -> NaiveBayesModel.Input {
        try element.expect(
            attributes: ["fieldName"],
            children: ["DerivedField", "PairCounts", "TargetValueStats"]
        )
        let name = try element.requiredText("fieldName")
        var field = try field(name, in: scope, at: element)
        if let derived = try element.child("DerivedField") {
            field = try innerField(derived, in: scope)
        }
        if let stats = try element.child("TargetValueStats") {
            guard field.type.isNumeric else {
                throw element.error(.type(expected: "a number", found: field.type.rawValue))
            }
            return NaiveBayesModel.Input(
                slot: field.slot,
                evidence: .normal(try normals(stats, categories, type))
            )
        }
        return NaiveBayesModel.Input(
            slot: field.slot,
            evidence: .shares(try shares(of: element, field, categories, type))
        )
    }

    /// A derived field that stands within a model's own element and that nothing else sees.
    func innerField(_ element: Element, in scope: Scope) throws(PMMLError) -> Field {
        try element.expect(
            attributes: ["name", "displayName", "optype", "dataType"],
            children: Self.expressionNames
        )
        let type: DataType = try element.requiredChoice("dataType")
        let body = try onlyExpression(of: element)
        let typed = try expression(body, in: scope, wanted: type)
        let node = try converted(typed, to: type, at: body).node
        let name = element.text("name") ?? "derived"
        return Field(
            name: name,
            slot: slot(.derived(expression: node, type: type), name: name),
            type: type,
            opType: try element.requiredChoice("optype"),
            categories: [],
            isInput: false
        )
    }

    private func shares(
        of element: Element,
        _ field: Field,
        _ categories: [Value],
        _ type: DataType
    ) throws(PMMLError) -> [Value: [Double]] {
        var counts: [(value: Value, counts: [Double])] = []
        var totals = [Double](repeating: 0, count: categories.count)
        for pair in element.children(named: "PairCounts") {
            try pair.expect(attributes: ["value"], children: ["TargetValueCounts"])
            guard let value = try value(of: "value", pair, field.type) else {
                throw pair.error(.missingAttribute("value"))
            }
            var row = [Double](repeating: 0, count: categories.count)
            for count in try pair.requiredChild("TargetValueCounts").children {
                let (category, number) = try targetCount(count, type)
                guard let index = categories.firstIndex(of: category) else {
                    throw count.error(.rule("the value is none of BayesOutput's; correct it"))
                }
                row[index] = number
                totals[index] += number
            }
            guard !counts.contains(where: { $0.value == value }) else {
                throw pair.error(.duplicateName(pair.text("value") ?? ""))
            }
            counts.append((value, row))
        }
        guard !counts.isEmpty else { throw element.error(.missingElement("PairCounts")) }
        var shares: [Value: [Double]] = [:]
        for entry in counts {
            shares[entry.value] = zip(entry.counts, totals).map { $1 > 0 ? $0 / $1 : 0 }
        }
        return shares
    }

    private func normals(
        _ element: Element,
        _ categories: [Value],
        _ type: DataType
    ) throws(PMMLError) -> [NormalDistribution?] {
        try element.expect(attributes: [], children: ["TargetValueStat"])
        var normals = [NormalDistribution?](repeating: nil, count: categories.count)
        for stat in element.children {
            try stat.expect(attributes: ["value"], children: ["GaussianDistribution"])
            let normal = try stat.requiredChild("GaussianDistribution")
            try normal.expect(attributes: ["mean", "variance"], children: [])
            guard let value = try value(of: "value", stat, type),
                let index = categories.firstIndex(of: value)
            else { throw stat.error(.rule("the value is none of BayesOutput's; correct it")) }
            let variance = try normal.requiredNumber("variance")
            guard variance > 0 else {
                throw normal.error(.rule("the variance is not above 0; correct it"))
            }
            normals[index] = NormalDistribution(
                mean: try normal.requiredNumber("mean"),
                variance: variance
            )
        }
        return normals
    }
}
