extension Evaluation {
    /// The value of an expression.
    mutating func expression(_ index: Int32) throws(PMMLNoResult) -> Value {
        let node = plan.parts.expressions[Int(index)]
        switch node.operation {
        case .constant: return node.constant
        case .field:
            let value = try value(node.table)
            return value == .missing ? node.constant : value
        case .call: return try call(node)
        case .choose: return try choose(node)
        case .add, .subtract, .multiply, .divide: return try simple(node)
        case .isMissing, .isNotMissing, .isValid, .isNotValid: return try test(node)
        case .convert: return convert(try operand(node, 0), node)
        case .normContinuous, .normDiscrete, .discretize, .mapValues: return try table(node)
        default: return try function(node)
        }
    }

    /// The value of an operand.
    @inline(__always)
    mutating func operand(_ node: ExpressionNode, _ index: Int32) throws(PMMLNoResult) -> Value {
        try expression(plan.parts.operands[Int(node.first + index)])
    }

    /// One of the four operations, which most expressions are made of, without the stack.
    private mutating func simple(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        let left = try operand(node, 0)
        let right = try operand(node, 1)
        guard case .number(let x) = left, case .number(let y) = right else {
            return missingArgument(node)
        }
        let result =
            switch node.operation {
            case .add: x + y
            case .subtract: x - y
            case .multiply: x * y
            default: x / y
            }
        return try checked(.number(result), node)
    }

    private mutating func call(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        let count = node.count - 1
        var hasMissing = false
        for index in 0..<count {
            let value = try operand(node, index)
            if value == .missing { hasMissing = true }
            cells[Int(node.table + index)] = value
        }
        if hasMissing, node.replacement >= 0,
            let value = plan.parts.replacements[Int(node.replacement)].missingTo
        {
            return value
        }
        let result = try operand(node, count)
        return replaced(result, node)
    }

    private mutating func choose(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        let condition = try operand(node, 0)
        guard case .number(let truth) = condition else { return missingArgument(node) }
        let branch: Int32 = truth != 0 ? 1 : 2
        let result = branch < node.count ? try operand(node, branch) : .missing
        return replaced(result, node)
    }

    private mutating func test(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        let argument = plan.parts.expressions[Int(plan.parts.operands[Int(node.first)])]
        let value = try operand(node, 0)
        switch node.operation {
        case .isMissing: return .truth(value == .missing)
        case .isNotMissing: return .truth(value != .missing)
        case .isValid: return .truth(value != .missing && !holdsInvalid(argument))
        default: return .truth(value == .missing || holdsInvalid(argument))
        }
    }

    private func holdsInvalid(_ node: ExpressionNode) -> Bool {
        guard node.operation == .field,
            case .input(let input) = plan.parts.slots[Int(node.table)]
        else { return false }
        return isInvalid[Int(input)]
    }

    private mutating func function(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        let base = stack.count
        var hasMissing = false
        for index in 0..<node.count {
            let value = try operand(node, index)
            if value == .missing { hasMissing = true }
            stack.append(value)
        }
        defer { stack.removeLast(stack.count - base) }
        if hasMissing {
            if node.replacement >= 0,
                let value = plan.parts.replacements[Int(node.replacement)].missingTo
            {
                return value
            }
            if !node.operation.takesMissing { return replaced(.missing, node) }
        }
        // Apart, since a method that only reads would be handed a copy of all that is known.
        let result = try apply(node, base)
        return try checked(result, node)
    }

    /// A function's result, which is missing where an argument is.
    func missingArgument(_ node: ExpressionNode) -> Value {
        guard node.replacement >= 0 else { return .missing }
        let replacement = plan.parts.replacements[Int(node.replacement)]
        return replacement.missingTo ?? replacement.standard ?? .missing
    }

    /// A result, or what stands in for it where it is missing.
    func replaced(_ value: Value, _ node: ExpressionNode) -> Value {
        guard value == .missing, node.replacement >= 0 else { return value }
        return plan.parts.replacements[Int(node.replacement)].standard ?? .missing
    }

    /// A result, unless it is not a finite number.
    private func checked(_ value: Value, _ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        guard case .number(let number) = value else { return replaced(value, node) }
        if number.isFinite {
            return node.type == .float ? .number(Double(Float(number))) : value
        }
        guard node.replacement >= 0 else { throw .invalidExpression }
        switch plan.parts.replacements[Int(node.replacement)].invalid {
        case .asIs: return value
        case .asMissing: return replaced(.missing, node)
        case .returnInvalid, .asValue: throw .invalidExpression
        }
    }
}
