/// Reads the matrices of a general regression.
struct GeneralRegressionReader {
    /// A parameter's value, and the class that it is for.
    struct ReadCell {
        let category: Value?
        let cell: GeneralRegressionModel.Cell
    }

    let compiler: Compiler
    let scope: Scope
    /// The type of the target.
    let type: DataType

    /// The cells of the parameter matrix, each with its parameter's factors; and what they add up
    /// to at the point that a baseline is of.
    func cells(_ element: Element) throws(PMMLError) -> ([ReadCell], reference: Double) {
        let points = try referencePoints(try element.requiredChild("ParameterList"))
        let factors = try predictors(element.child("FactorList"))
        let covariates = try predictors(element.child("CovariateList"))
        var products: [String: [GeneralRegressionModel.Factor]] = [:]
        if let matrix = try element.child("PPMatrix") {
            try matrix.expect(attributes: [], children: ["PPCell"])
            for cell in matrix.children {
                let name = try cell.requiredText("parameterName")
                guard points[name] != nil else { throw cell.error(.unknownField(name)) }
                products[name, default: []].append(try factor(cell, factors, covariates))
            }
        }
        let matrix = try element.requiredChild("ParamMatrix")
        try matrix.expect(attributes: [], children: ["PCell"])
        var cells: [ReadCell] = []
        var reference = 0.0
        for cell in matrix.children {
            try cell.expect(
                attributes: ["targetCategory", "parameterName", "beta", "df"],
                children: []
            )
            let name = try cell.requiredText("parameterName")
            guard let point = points[name] else { throw cell.error(.unknownField(name)) }
            let beta = try cell.requiredNumber("beta")
            let product = beta * point
            reference += product
            cells.append(
                ReadCell(
                    category: try compiler.value(of: "targetCategory", cell, type),
                    cell: GeneralRegressionModel.Cell(
                        name: name,
                        factors: products[name] ?? [],
                        beta: beta
                    )
                )
            )
        }
        return (cells, reference)
    }

    /// The parameters by name, with the values that a baseline is of.
    private func referencePoints(_ element: Element) throws(PMMLError) -> [String: Double] {
        try element.expect(attributes: [], children: ["Parameter"])
        var points: [String: Double] = [:]
        for child in element.children {
            try child.expect(attributes: ["name", "label", "referencePoint"], children: [])
            let name = try child.requiredText("name")
            let point = try child.number("referencePoint") ?? 0
            guard points.updateValue(point, forKey: name) == nil else {
                throw child.error(.duplicateName(name))
            }
        }
        return points
    }

    private func predictors(_ element: Element?) throws(PMMLError) -> Set<String> {
        guard let element else { return [] }
        try element.expect(attributes: [], children: ["Predictor"])
        var names = Set<String>()
        for child in element.children {
            try child.expect(attributes: ["name", "contrastMatrixType"], children: ["Categories"])
            names.insert(try child.requiredText("name"))
        }
        return names
    }

    private func factor(
        _ cell: Element,
        _ factors: Set<String>,
        _ covariates: Set<String>
    ) throws(PMMLError) -> GeneralRegressionModel.Factor {
        try cell.expect(
            attributes: ["value", "predictorName", "parameterName"],
            children: []
        )
        let name = try cell.requiredText("predictorName")
        let text = try cell.requiredText("value")
        if factors.contains(name) {
            let field = try compiler.field(name, in: scope, at: cell)
            guard let value = compiler.value(text, field.type) else {
                throw cell.error(.literal(text, type: field.type.rawValue))
            }
            return .category(slot: field.slot, value)
        }
        guard covariates.contains(name) else { throw cell.error(.unknownField(name)) }
        let field = try compiler.numericField("predictorName", cell, in: scope)
        guard let exponent = Literal.number(text) else { throw cell.error(.number(text)) }
        return .power(slot: field.slot, exponent)
    }
}
