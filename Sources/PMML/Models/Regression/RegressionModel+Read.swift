extension Compiler {
    /// Compiles a regression model.
    func regressionModel(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> (RegressionModel, [Value]) {
        try expectModel(
            element,
            attributes: ["modelType", "targetFieldName", "normalizationMethod"],
            children: ["RegressionTable"]
        )
        let isClassification = function == .classification
        let elements = element.children(named: "RegressionTable")
        guard !elements.isEmpty else { throw element.error(.missingElement("RegressionTable")) }
        if !isClassification, elements.count > 1 {
            throw elements[1].error(.repeatedElement("RegressionTable"))
        }
        let normalization: RegressionNormalization = try element.choice(
            "normalizationMethod",
            default: .none
        )
        let unfit = !isClassification && normalization == .simplemax
        guard !unfit else {
            throw element.error(
                .unsupportedValue(attribute: "normalizationMethod", value: "simplemax")
            )
        }
        let tables = try elements.map { (table) throws(PMMLError) in
            try regressionTable(table, in: scope, category: isClassification ? target.type : nil)
        }
        let categories = tables.compactMap(\.category)
        if Set(categories).count < categories.count {
            throw element.error(.rule("two tables have one targetCategory; rename one"))
        }
        let model = RegressionModel(
            tables: tables,
            normalization: normalization,
            isClassification: isClassification,
            isOrdinal: isClassification && target.opType == .ordinal,
            precision: precision
        )
        return (model, categories)
    }

    private func regressionTable(
        _ element: Element,
        in scope: Scope,
        category type: DataType?
    ) throws(PMMLError) -> RegressionTable {
        try element.expect(
            attributes: ["intercept", "targetCategory"],
            children: ["NumericPredictor", "CategoricalPredictor", "PredictorTerm"]
        )
        var category: Value?
        if let type {
            category = try value(of: "targetCategory", element, type)
            guard category != nil else { throw element.error(.missingAttribute("targetCategory")) }
        }
        return RegressionTable(
            category: category,
            numeric: try element.children(named: "NumericPredictor").map {
                (child) throws(PMMLError) in try numericPredictor(child, in: scope)
            },
            categorical: try element.children(named: "CategoricalPredictor").map {
                (child) throws(PMMLError) in try categoricalPredictor(child, in: scope)
            },
            interactions: try element.children(named: "PredictorTerm").map {
                (child) throws(PMMLError) in try predictorTerm(child, in: scope)
            },
            intercept: rounded(try element.requiredNumber("intercept"))
        )
    }

    private func numericPredictor(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> RegressionTable.Numeric {
        try element.expect(attributes: ["name", "exponent", "coefficient"], children: [])
        let exponent = try element.integer("exponent") ?? 1
        return RegressionTable.Numeric(
            slot: try numericField("name", element, in: scope).slot,
            exponent: exponent,
            coefficient: rounded(try element.requiredNumber("coefficient"))
        )
    }

    private func categoricalPredictor(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> RegressionTable.Categorical {
        try element.expect(attributes: ["name", "value", "coefficient"], children: [])
        let field = try field(try element.requiredText("name"), in: scope, at: element)
        guard let category = try value(of: "value", element, field.type) else {
            throw element.error(.missingAttribute("value"))
        }
        return RegressionTable.Categorical(
            slot: field.slot,
            value: category,
            coefficient: rounded(try element.requiredNumber("coefficient"))
        )
    }

    private func predictorTerm(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> RegressionTable.Interaction {
        try element.expect(attributes: ["name", "coefficient"], children: ["FieldRef"])
        var slots: [Int32] = []
        for child in element.children {
            try child.expect(attributes: ["field"], children: [])
            slots.append(try numericField("field", child, in: scope).slot)
        }
        guard !slots.isEmpty else { throw element.error(.missingElement("FieldRef")) }
        return RegressionTable.Interaction(
            slots: slots,
            coefficient: rounded(try element.requiredNumber("coefficient"))
        )
    }

    /// A field whose values are numbers, named by an attribute.
    func numericField(
        _ attribute: String,
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> Field {
        let field = try field(try element.requiredText(attribute), in: scope, at: element)
        guard field.type.isNumeric || field.type == .boolean else {
            throw element.error(.type(expected: "a number", found: field.type.rawValue))
        }
        return field
    }
}
