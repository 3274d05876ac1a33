extension Compiler {
    /// What a model predicts: the target of its schema, or the one that the model names among them.
    ///
    /// - Parameter classType: The type of the classes of a model that names no target.
    func modelTarget(
        _ element: Element,
        _ targets: [String],
        _ function: MiningFunction,
        classType: DataType,
        in scope: Scope
    ) throws(PMMLError) -> ModelTarget {
        var name = targets.first
        if let stated = element.text("targetFieldName") {
            name = stated
        } else if targets.count > 1 {
            throw element.error(
                .rule("the schema has \(targets.count) targets; keep one, or name targetFieldName")
            )
        }
        let standard: DataType =
            function == .classification ? classType : precision == .float ? .float : .double
        guard let name else {
            return ModelTarget(
                name: nil,
                type: standard,
                opType: function == .classification ? .categorical : .continuous,
                categories: []
            )
        }
        let data = dataField(name)
        let opType = try opType(of: name, element) ?? data?.opType
        if function == .regression {
            return ModelTarget(name: name, type: standard, opType: .continuous, categories: [])
        }
        return ModelTarget(
            name: name,
            type: data?.type ?? standard,
            opType: opType ?? .categorical,
            categories: data?.domain.valid ?? []
        )
    }

    /// How the model itself sees its target, where it says so.
    private func opType(of name: String, _ element: Element) throws(PMMLError) -> OpType? {
        let schema = try element.requiredChild("MiningSchema")
        for field in schema.children where field.text("name") == name {
            if field.text("optype") != nil { return try field.requiredChoice("optype") }
        }
        for target in try element.child("Targets")?.children ?? []
        where target.text("field") == name && target.text("optype") != nil {
            return try target.requiredChoice("optype")
        }
        return nil
    }
}
