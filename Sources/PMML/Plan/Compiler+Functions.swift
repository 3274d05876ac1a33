extension Compiler {
    /// Takes in the functions that a transformation dictionary defines.
    func readFunctions(_ element: Element) throws(PMMLError) {
        for child in element.children(named: "DefineFunction") {
            let name = try child.requiredText("name")
            guard functions[name] == nil else { throw child.error(.duplicateName(name)) }
            guard BuiltIn.named(name) == nil else { throw child.error(.duplicateName(name)) }
            try child.expect(
                attributes: ["name", "optype", "dataType"],
                children: ["ParameterField"] + Self.expressionNames
            )
            functions[name] = child
        }
    }

    /// Writes a function out at the place of a call, its parameters as slots of their own.
    func call(
        _ function: Element,
        name: String,
        _ arguments: [TypedExpression],
        at element: Element,
        in scope: Scope
    ) throws(PMMLError) -> TypedExpression {
        guard !openFunctions.contains(name) else { throw element.error(.cycle(name)) }
        openFunctions.append(name)
        let parameters = function.children(named: "ParameterField")
        try checkCount(arguments.count, parameters.count...parameters.count, name, element)
        let body = Scope(parent: nil, isFunction: true)
        var operands: [Int32] = []
        var firstSlot = Int32(parts.slots.count)
        for parameter in parameters { _ = slot(.written, name: parameter.text("name") ?? "") }
        for (parameter, argument) in zip(parameters, arguments) {
            let operand = try bind(parameter, argument, slot: firstSlot, in: body)
            operands.append(operand)
            firstSlot += 1
        }
        let type: DataType? =
            function.text("dataType") == nil
            ? nil : try function.requiredChoice("dataType")
        let inner = try onlyExpression(of: function)
        var result = try expression(inner, in: body, wanted: type)
        result = try converted(result, to: type ?? result.type, at: inner)
        openFunctions.removeLast()
        let node = ExpressionNode(
            operation: .call,
            type: result.type,
            table: firstSlot - Int32(parameters.count),
            replacement: try replacement(element, type: result.type)
        )
        return TypedExpression(
            node: try add(node, operands: operands + [result.node], at: element),
            type: result.type
        )
    }

    private func bind(
        _ parameter: Element,
        _ argument: TypedExpression,
        slot: Int32,
        in body: Scope
    ) throws(PMMLError) -> Int32 {
        try parameter.expect(
            attributes: ["name", "optype", "dataType", "displayName"],
            children: []
        )
        let name = try parameter.requiredText("name")
        guard body.fields[name] == nil else { throw parameter.error(.duplicateName(name)) }
        let type: DataType = try parameter.choice("dataType", default: argument.type)
        let value = try converted(argument, to: type, at: parameter)
        let opType: OpType = try parameter.choice("optype", default: .continuous)
        body.fields[name] = Field(
            name: name,
            slot: slot,
            type: type,
            opType: opType,
            categories: [],
            isInput: false
        )
        return value.node
    }
}
