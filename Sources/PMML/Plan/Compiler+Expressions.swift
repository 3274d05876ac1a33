extension Compiler {
    /// The elements that are expressions.
    static let expressionNames = [
        "Constant", "FieldRef", "NormContinuous", "NormDiscrete", "Discretize", "MapValues",
        "Apply", "TextIndex", "Aggregate", "Lag",
    ]

    /// The only expression within an element.
    func onlyExpression(of element: Element) throws(PMMLError) -> Element {
        let found = element.children.filter { Self.expressionNames.contains($0.name) }
        guard let first = found.first else { throw element.error(.missingElement("Apply")) }
        if found.count > 1 { throw found[1].error(.repeatedElement(found[1].name)) }
        return first
    }

    /// Compiles an expression; `wanted` is the type that a table's values are read as.
    func expression(
        _ element: Element,
        in scope: Scope,
        wanted: DataType? = nil
    ) throws(PMMLError) -> TypedExpression {
        switch element.name {
        case "Constant": return try constant(element)
        case "FieldRef": return try fieldReference(element, in: scope)
        case "NormContinuous": return try normContinuous(element, in: scope)
        case "NormDiscrete": return try normDiscrete(element, in: scope)
        case "Discretize": return try discretize(element, in: scope, wanted: wanted)
        case "MapValues": return try mapValues(element, in: scope, wanted: wanted)
        case "Apply": return try apply(element, in: scope)
        default: throw element.error(.unsupportedElement(element.name))
        }
    }

    /// Writes a node down.
    func add(_ node: ExpressionNode, at element: Element) throws(PMMLError) -> Int32 {
        guard parts.expressions.count < limits.expressionCount else {
            throw element.error(.tooManyExpressions(limit: limits.expressionCount))
        }
        parts.expressions.append(node)
        return Int32(parts.expressions.count - 1)
    }

    /// Writes a node with operands down.
    func add(
        _ node: ExpressionNode,
        operands: [Int32],
        at element: Element
    ) throws(PMMLError) -> Int32 {
        var node = node
        node.first = Int32(parts.operands.count)
        node.count = Int32(operands.count)
        parts.operands += operands
        return try add(node, at: element)
    }

    /// An expression as one of another type, which does nothing where the values are the same.
    func converted(
        _ typed: TypedExpression,
        to type: DataType,
        at element: Element
    ) throws(PMMLError) -> TypedExpression {
        if typed.type == type { return typed }
        if let literal = typed.literal, (type == .string) != (typed.type == .string) {
            guard let value = value(literal, type) else {
                throw element.error(.literal(literal, type: type.rawValue))
            }
            let node = ExpressionNode(operation: .constant, type: type, constant: value)
            return TypedExpression(node: try add(node, at: element), type: type)
        }
        guard Self.converts(typed.type, to: type) else {
            throw element.error(.type(expected: type.rawValue, found: typed.type.rawValue))
        }
        // The source type tells how a number is written as a text.
        let node = ExpressionNode(
            operation: .convert,
            type: type,
            table: typed.type == .boolean ? 1 : 0
        )
        return TypedExpression(
            node: try add(node, operands: [typed.node], at: element),
            type: type
        )
    }

    private static func converts(_ source: DataType, to target: DataType) -> Bool {
        if target == .string || source == .string { return true }
        if source.epoch != nil || target.epoch != nil {
            return source.isNumeric && target.isNumeric
        }
        if source == .dateTime && target == .date { return true }
        let plain: Set<DataType> = [.integer, .float, .double, .boolean]
        return plain.contains(source) && plain.contains(target)
    }

    private func constant(_ element: Element) throws(PMMLError) -> TypedExpression {
        try element.expect(attributes: ["dataType", "missing"], children: [])
        let stated: DataType? =
            try element.text("dataType") == nil
            ? nil : element.requiredChoice("dataType")
        let type = stated ?? Self.inferredType(element.text)
        if try element.truth("missing", default: false) {
            let node = ExpressionNode(operation: .constant, type: type)
            return TypedExpression(node: try add(node, at: element), type: type)
        }
        guard let value = value(element.text, type) else {
            throw element.error(.literal(element.text, type: type.rawValue))
        }
        let node = ExpressionNode(operation: .constant, type: type, constant: value)
        return TypedExpression(
            node: try add(node, at: element),
            type: type,
            literal: element.text
        )
    }

    /// The type of a constant that states none.
    private static func inferredType(_ text: String) -> DataType {
        if Literal.value(text, .integer) != nil && !text.contains(where: { ".eE".contains($0) }) {
            return .integer
        }
        return Literal.number(text) == nil ? .string : .double
    }

    private func fieldReference(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> TypedExpression {
        try element.expect(attributes: ["field", "mapMissingTo"], children: [])
        let field = try field(try element.requiredText("field"), in: scope, at: element)
        let missing = try value(of: "mapMissingTo", element, field.type)
        let node = ExpressionNode(
            operation: .field,
            type: field.type,
            table: field.slot,
            constant: missing ?? .missing
        )
        return TypedExpression(node: try add(node, at: element), type: field.type)
    }
}
