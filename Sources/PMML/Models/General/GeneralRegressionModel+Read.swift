extension Compiler {
    /// Compiles a general regression.
    func generalRegressionModel(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> CompiledBody {
        let kind: GeneralRegressionModel.Kind = try element.requiredChoice("modelType")
        try expectGeneralModel(element, kind, function)
        let reader = GeneralRegressionReader(compiler: self, scope: scope, type: target.type)
        let (cells, reference) = try reader.cells(element)
        let isCox = kind == .coxRegression
        let isClassification = function == .classification
        let categories =
            isClassification
            ? try generalCategories(element, kind, cells, target) : []
        var sums = [cells.filter { $0.category == nil }.map(\.cell)]
        if isClassification {
            sums = try categories.dropLast().map { (category) throws(PMMLError) in
                try generalSum(element, kind, cells, category, isBinary: categories.count == 2)
            }
        }
        let offset =
            try element.text("offsetVariable") == nil
            ? -1 : numericField("offsetVariable", element, in: scope).slot
        let trials =
            try element.text("trialsVariable") == nil
            ? -1 : numericField("trialsVariable", element, in: scope).slot
        let link = try generalLink(element, kind)
        let model = GeneralRegressionModel(
            kind: kind,
            isClassification: isClassification,
            link: link,
            linkParameter: try element.number("linkParameter") ?? 1,
            distributionParameter: try element.number("distParameter") ?? 1,
            sums: sums,
            offset: offset,
            offsetValue: isCox ? -reference : try element.number("offsetValue") ?? 0,
            trials: trials,
            trialsValue: try element.number("trialsValue") ?? 1,
            baseline: isCox ? try reader.baseline(element) : nil
        )
        return CompiledBody(body: .general(model), categories: categories)
    }

    private func expectGeneralModel(
        _ element: Element,
        _ kind: GeneralRegressionModel.Kind,
        _ function: MiningFunction
    ) throws(PMMLError) {
        var attributes = ["targetVariableName", "modelType", "modelDF"]
        var children = [
            "ParameterList", "FactorList", "CovariateList", "PPMatrix", "PCovMatrix", "ParamMatrix",
        ]
        if kind == .coxRegression {
            guard function == .regression else {
                throw element.error(
                    .unsupportedValue(attribute: "functionName", value: function.rawValue)
                )
            }
            // But for the end and the stratum they say what the model was made of.
            attributes += [
                "startTimeVariable", "endTimeVariable", "subjectIDVariable", "statusVariable",
                "baselineStrataVariable",
            ]
            children += ["EventValues", "BaseCumHazardTables"]
        } else {
            attributes += [
                "targetReferenceCategory", "cumulativeLink", "linkFunction", "linkParameter",
                "trialsVariable", "trialsValue", "distribution", "distParameter",
                "offsetVariable", "offsetValue",
            ]
        }
        try expectModel(element, attributes: attributes, children: children)
    }

    /// What the sum is turned into a mean or a cumulated probability with.
    private func generalLink(
        _ element: Element,
        _ kind: GeneralRegressionModel.Kind
    ) throws(PMMLError) -> GeneralRegressionModel.Link {
        let link: GeneralRegressionModel.Link
        switch kind {
        case .regression, .generalLinear, .multinomialLogistic: link = .identity
        case .ordinalMultinomial:
            link = try element.choice("cumulativeLink", default: .logit)
            let allowed: Set<GeneralRegressionModel.Link> = [
                .logit, .probit, .cloglog, .loglog, .cauchit,
            ]
            guard allowed.contains(link) else {
                throw element.error(
                    .unsupportedValue(attribute: "cumulativeLink", value: link.rawValue)
                )
            }
        case .coxRegression: link = .log
        case .generalizedLinear: link = try element.choice("linkFunction", default: .identity)
        }
        return link
    }

    /// The classes, the one that the others are compared with last.
    private func generalCategories(
        _ element: Element,
        _ kind: GeneralRegressionModel.Kind,
        _ cells: [GeneralRegressionReader.ReadCell],
        _ target: ModelTarget
    ) throws(PMMLError) -> [Value] {
        var categories = target.categories
        for cell in cells {
            if let category = cell.category, !categories.contains(category) {
                categories.append(category)
            }
        }
        var reference = try value(of: "targetReferenceCategory", element, target.type)
        if reference == nil && kind != .ordinalMultinomial {
            let rest = categories.filter { category in
                !cells.contains { $0.category == category }
            }
            if rest.count == 1 { reference = rest[0] }
        }
        if let reference {
            categories.removeAll { $0 == reference }
            categories.append(reference)
        }
        guard categories.count >= 2 else {
            throw element.error(.rule("the target has fewer than two values; declare them"))
        }
        return categories
    }

    private func generalSum(
        _ element: Element,
        _ kind: GeneralRegressionModel.Kind,
        _ cells: [GeneralRegressionReader.ReadCell],
        _ category: Value,
        isBinary: Bool
    ) throws(PMMLError) -> [GeneralRegressionModel.Cell] {
        let own = cells.filter { $0.category == category }.map(\.cell)
        let shared = cells.filter { $0.category == nil }.map(\.cell)
        if kind == .ordinalMultinomial {
            guard own.count == 1 else {
                throw element.error(.rule("a class has not just one intercept; add or remove some"))
            }
            return own + shared
        }
        if own.isEmpty && isBinary { return shared }
        guard !own.isEmpty else {
            throw element.error(.rule("a class has no parameters; add PCell elements"))
        }
        return own
    }
}
