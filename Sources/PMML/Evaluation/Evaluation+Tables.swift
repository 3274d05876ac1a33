extension Evaluation {
    /// The value of an expression that looks something up.
    mutating func table(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        if node.operation == .mapValues { return try mapped(node) }
        let value = try operand(node, 0)
        if value == .missing { return node.constant }
        if node.operation == .normDiscrete {
            return .truth(value == (try operand(node, 1)))
        }
        guard case .number(let number) = value else { return node.constant }
        if node.operation == .normContinuous {
            guard let norm = plan.parts.norms[Int(node.table)].value(number) else {
                return node.constant
            }
            guard norm.isFinite else { throw .invalidExpression }
            return .number(norm)
        }
        let bins = plan.parts.bins[Int(node.table)]
        for (index, interval) in bins.intervals.enumerated() where interval.contains(number) {
            return bins.values[index]
        }
        return bins.standard ?? .missing
    }

    private mutating func mapped(_ node: ExpressionNode) throws(PMMLNoResult) -> Value {
        var key: [Value] = []
        key.reserveCapacity(Int(node.count))
        for index in 0..<node.count {
            let value = try operand(node, index)
            if value == .missing { return node.constant }
            key.append(value)
        }
        let map = plan.parts.maps[Int(node.table)]
        return map.rows[key] ?? map.standard ?? .missing
    }

    /// A value as one of another type.
    mutating func convert(_ value: Value, _ node: ExpressionNode) -> Value {
        switch value {
        case .unset, .missing: return .missing
        case .text(let code):
            return Literal.value(text(code), node.type).map(Value.number) ?? .missing
        case .number(let number):
            switch node.type {
            case .string:
                let truth = number == 0 ? "false" : "true"
                return .text(code(node.table == 1 ? truth : NumberText.text(number)))
            case .float: return .number(Double(Float(number)))
            case .double: return value
            case .boolean: return .truth(number != 0)
            case .date: return .number((number / 86400).rounded(.down))
            default: return .number(number.rounded(.towardZero))
            }
        }
    }
}
