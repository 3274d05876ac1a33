extension Compiler {
    /// Compiles the outputs of a model; later ones may use earlier ones by name.
    func outputFields(
        _ model: Element,
        _ source: OutputSource,
        in scope: Scope
    ) throws(PMMLError) -> [OutputField] {
        guard let element = try model.child("Output") else { return [] }
        try element.expect(attributes: [], children: ["OutputField"])
        var fields: [OutputField] = []
        for child in element.children {
            let field = try outputField(child, source, in: scope)
            guard !fields.contains(where: { $0.name == field.name }) else {
                throw child.error(.duplicateName(field.name))
            }
            fields.append(field)
            scope.fields[field.name] = Field(
                name: field.name,
                slot: field.slot,
                type: field.type,
                opType: field.opType,
                categories: [],
                isInput: false
            )
        }
        return fields
    }

    private func outputField(
        _ element: Element,
        _ source: OutputSource,
        in scope: Scope
    ) throws(PMMLError) -> OutputField {
        try element.expect(
            attributes: [
                "name", "displayName", "optype", "dataType", "targetField", "feature", "value",
                "rank", "segmentId", "isFinalResult", "rankBasis", "rankOrder", "ruleFeature",
                "algorithm", "isMultiValued",
            ],
            children: ["Decisions"] + Self.expressionNames
        )
        let name = try element.requiredText("name")
        let expressions = element.children.filter { Self.expressionNames.contains($0.name) }
        let feature: OutputField.Feature = try element.choice(
            "feature",
            default: expressions.isEmpty ? .predictedValue : .transformedValue
        )
        var segment: OutputSource.SegmentReference?
        if let identifier = element.text("segmentId") {
            segment = source.segments[identifier]
            guard let segment else {
                throw element.error(.rule("no segment has the id “\(identifier)”; correct it"))
            }
            parts.keepsPrediction[Int(segment.number)] = true
        }
        var typed: TypedExpression?
        if feature == .transformedValue || feature == .decision {
            typed = try expression(try onlyExpression(of: element), in: scope)
        }
        let standard = Self.standardType(
            feature,
            target: segment?.type ?? source.target.type,
            expression: typed?.type
        )
        let type: DataType = try element.choice("dataType", default: standard)
        var field = OutputField(
            name: name,
            displayName: element.text("displayName"),
            feature: feature,
            type: type,
            opType: try element.choice(
                "optype",
                default: type.isNumeric ? .continuous : .categorical
            ),
            slot: slot(.written, name: name),
            isFinal: try element.truth("isFinalResult", default: true)
        )
        if let typed { field.expression = try converted(typed, to: type, at: element).node }
        field.segment = segment?.number ?? -1
        field.rank = try element.integer("rank") ?? 1
        field.category = try category(
            element,
            segment?.categories ?? source.categories,
            segment?.type ?? source.target.type
        )
        return field
    }

    private func category(
        _ element: Element,
        _ categories: [Value],
        _ type: DataType
    ) throws(PMMLError) -> Int32 {
        guard let text = element.text("value"),
            ["probability", "confidence"].contains(element.text("feature"))
        else { return -1 }
        guard let value = value(text, type), let index = categories.firstIndex(of: value) else {
            throw element.error(.rule("“\(text)” is none of the target's values; correct it"))
        }
        return Int32(index)
    }

    private static func standardType(
        _ feature: OutputField.Feature,
        target: DataType,
        expression: DataType?
    ) -> DataType {
        switch feature {
        case .predictedValue: target
        case .transformedValue, .decision: expression ?? .double
        case .probability, .confidence: .double
        case .predictedDisplayValue, .entityId, .clusterId, .reasonCode: .string
        }
    }
}
