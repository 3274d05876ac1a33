extension Compiler {
    func normContinuous(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> TypedExpression {
        let norms = try linearNorms(element)
        let source = try numberField(element, in: scope)
        parts.norms.append(norms)
        let node = ExpressionNode(
            operation: .normContinuous,
            type: .double,
            table: Int32(parts.norms.count - 1),
            constant: try value(of: "mapMissingTo", element, .double) ?? .missing
        )
        return TypedExpression(
            node: try add(node, operands: [source.node], at: element),
            type: .double
        )
    }

    /// The piecewise linear function of a `NormContinuous`.
    func linearNorms(_ element: Element) throws(PMMLError) -> LinearNorms {
        try element.expect(
            attributes: ["field", "mapMissingTo", "outliers"],
            children: ["LinearNorm"]
        )
        var origins: [Double] = []
        var norms: [Double] = []
        for child in element.children {
            try child.expect(attributes: ["orig", "norm"], children: [])
            let origin = try child.requiredNumber("orig")
            if let last = origins.last, origin <= last {
                throw child.error(.rule("orig does not increase; sort the LinearNorm elements"))
            }
            origins.append(origin)
            norms.append(try child.requiredNumber("norm"))
        }
        guard origins.count >= 2 else { throw element.error(.missingElement("LinearNorm")) }
        return LinearNorms(
            origins: origins,
            norms: norms,
            outliers: try element.choice("outliers", default: .asIs)
        )
    }

    func normDiscrete(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> TypedExpression {
        try element.expect(attributes: ["field", "value", "method", "mapMissingTo"], children: [])
        if let method = element.text("method"), method != "indicator" {
            throw element.error(.unsupportedValue(attribute: "method", value: method))
        }
        let field = try field(try element.requiredText("field"), in: scope, at: element)
        let text = try element.requiredText("value")
        guard let category = value(text, field.type) else {
            throw element.error(.literal(text, type: field.type.rawValue))
        }
        let reference = ExpressionNode(operation: .field, type: field.type, table: field.slot)
        let constant = ExpressionNode(operation: .constant, type: field.type, constant: category)
        let operands = [try add(reference, at: element), try add(constant, at: element)]
        let node = ExpressionNode(
            operation: .normDiscrete,
            type: .double,
            constant: try value(of: "mapMissingTo", element, .double) ?? .missing
        )
        return TypedExpression(
            node: try add(node, operands: operands, at: element),
            type: .double
        )
    }

    func discretize(
        _ element: Element,
        in scope: Scope,
        wanted: DataType?
    ) throws(PMMLError) -> TypedExpression {
        try element.expect(
            attributes: ["field", "mapMissingTo", "defaultValue", "dataType"],
            children: ["DiscretizeBin"]
        )
        let source = try numberField(element, in: scope)
        let type: DataType = try element.choice("dataType", default: wanted ?? .string)
        var intervals: [Interval] = []
        var values: [Value] = []
        for child in element.children {
            try child.expect(attributes: ["binValue"], children: ["Interval"])
            intervals.append(
                try Interval(try child.requiredChild("Interval"), type: source.type)
            )
            guard let value = try value(of: "binValue", child, type) else {
                throw child.error(.missingAttribute("binValue"))
            }
            values.append(value)
        }
        parts.bins.append(
            Discretization(
                intervals: intervals,
                values: values,
                standard: try value(of: "defaultValue", element, type)
            )
        )
        let node = ExpressionNode(
            operation: .discretize,
            type: type,
            table: Int32(parts.bins.count - 1),
            constant: try value(of: "mapMissingTo", element, type) ?? .missing
        )
        return TypedExpression(
            node: try add(node, operands: [source.node], at: element),
            type: type
        )
    }

    func mapValues(
        _ element: Element,
        in scope: Scope,
        wanted: DataType?
    ) throws(PMMLError) -> TypedExpression {
        try element.expect(
            attributes: ["mapMissingTo", "defaultValue", "outputColumn", "dataType"],
            children: ["FieldColumnPair", "InlineTable"]
        )
        let type: DataType = try element.choice("dataType", default: wanted ?? .string)
        var columns: [(name: String, type: DataType)] = []
        var operands: [Int32] = []
        for pair in element.children(named: "FieldColumnPair") {
            try pair.expect(attributes: ["field", "column"], children: [])
            let field = try field(try pair.requiredText("field"), in: scope, at: pair)
            columns.append((try pair.requiredText("column"), field.type))
            let node = ExpressionNode(operation: .field, type: field.type, table: field.slot)
            operands.append(try add(node, at: pair))
        }
        let output = try element.requiredText("outputColumn")
        var rows: [[Value]: Value] = [:]
        for row in try tableRows(try element.requiredChild("InlineTable")) {
            let key = try columns.map { (column) throws(PMMLError) in
                try cell(row, column.name, column.type)
            }
            // The first of two rows with the same values counts.
            if rows[key] == nil { rows[key] = try cell(row, output, type) }
        }
        parts.maps.append(
            ValueMap(rows: rows, standard: try value(of: "defaultValue", element, type))
        )
        let node = ExpressionNode(
            operation: .mapValues,
            type: type,
            table: Int32(parts.maps.count - 1),
            constant: try value(of: "mapMissingTo", element, type) ?? .missing
        )
        return TypedExpression(node: try add(node, operands: operands, at: element), type: type)
    }

    /// The rows of an inline table.
    func tableRows(_ element: Element) throws(PMMLError) -> [Element] {
        try element.expect(attributes: [], children: ["row"])
        return element.children
    }

    private func cell(
        _ row: Element,
        _ column: String,
        _ type: DataType
    ) throws(PMMLError) -> Value {
        guard let cell = row.cell(column) else { throw row.error(.missingElement(column)) }
        guard let value = value(cell.text, type) else {
            throw cell.error(.literal(cell.text, type: type.rawValue))
        }
        return value
    }

    private func numberField(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> TypedExpression {
        let field = try field(try element.requiredText("field"), in: scope, at: element)
        guard field.type.isNumeric else {
            throw element.error(.type(expected: "a number", found: field.type.rawValue))
        }
        let node = ExpressionNode(operation: .field, type: field.type, table: field.slot)
        return TypedExpression(node: try add(node, at: element), type: field.type)
    }
}
