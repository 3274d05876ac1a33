extension Compiler {
    /// The field of a name as it is seen from a scope.
    ///
    /// A derived field gets its place when it is first asked for, so that derived fields may stand
    /// in any order; one that needs itself is found on the way.
    func field(
        _ name: String,
        in scope: Scope,
        at element: Element
    ) throws(PMMLError) -> Field {
        var current = scope
        var hasLeftModel = false
        while true {
            if let field = current.fields[name], !(hasLeftModel && field.isInput) { return field }
            if current.open.contains(name) { throw element.error(.cycle(name)) }
            if let pending = current.pending[name] {
                return try derivedField(pending, name: name, in: current)
            }
            if current.isFunction { break }
            if current.isModel { hasLeftModel = true }
            guard let parent = current.parent else { break }
            current = parent
        }
        throw element.error(.unknownField(name))
    }

    /// Announces the derived fields of an element, to be compiled when they are asked for.
    func announceDerivedFields(_ element: Element, in scope: Scope) throws(PMMLError) {
        for child in element.children(named: "DerivedField") {
            let name = try child.requiredText("name")
            guard scope.fields[name] == nil, scope.pending[name] == nil else {
                throw child.error(.duplicateName(name))
            }
            scope.pending[name] = child
        }
    }

    /// Compiles what nothing has asked for, so that it is held to the rules as well.
    func compilePendingFields(of element: Element, in scope: Scope) throws(PMMLError) {
        for child in element.children(named: "DerivedField") {
            let name = try child.requiredText("name")
            guard scope.pending[name] != nil else { continue }
            _ = try derivedField(child, name: name, in: scope)
        }
    }

    private func derivedField(
        _ element: Element,
        name: String,
        in scope: Scope
    ) throws(PMMLError) -> Field {
        scope.pending[name] = nil
        scope.open.insert(name)
        let names = ["name", "displayName", "optype", "dataType"]
        try element.expect(attributes: names, children: ["Value"] + Self.expressionNames)
        let type: DataType = try element.requiredChoice("dataType")
        let opType: OpType = try element.requiredChoice("optype")
        let body = try onlyExpression(of: element)
        let typed = try expression(body, in: scope, wanted: type)
        let cast = try converted(typed, to: type, at: body)
        var categories: [Value] = []
        for child in element.children(named: "Value") {
            try child.expect(attributes: ["value", "displayValue", "property"], children: [])
            if let value = try value(of: "value", child, type) { categories.append(value) }
        }
        let place = slot(.derived(expression: cast.node, type: type), name: name)
        let field = Field(
            name: name,
            slot: place,
            type: type,
            opType: opType,
            categories: categories,
            isInput: false
        )
        scope.open.remove(name)
        scope.fields[name] = field
        return field
    }
}
