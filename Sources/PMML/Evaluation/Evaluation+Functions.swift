extension Evaluation {
    /// The result of a function whose arguments lie on the stack from `base` on.
    mutating func apply(_ node: ExpressionNode, _ base: Int) throws(PMMLNoResult) -> Value {
        switch node.operation {
        case .modulo, .threshold, .elementary, .floor,
            .ceiling, .round, .rint, .absolute, .squareRoot:
            return .number(arithmetic(node, base))
        case .minimum, .maximum, .sum, .average, .median, .product: return aggregate(node, base)
        case .equal, .notEqual, .lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual:
            return .truth(compare(node.operation, stack[base], stack[base + 1]))
        case .and, .or, .not: return logical(node, base)
        case .isIn, .isNotIn:
            let isIn = stack[(base + 1)...].contains(stack[base])
            return .truth(isIn == (node.operation == .isIn))
        case .daysSinceYear, .secondsSinceYear, .secondsSinceMidnight:
            return .number(time(node, base))
        default: return textFunction(node, base)
        }
    }

    private func arithmetic(_ node: ExpressionNode, _ base: Int) -> Double {
        let x = stack[base].number ?? .nan
        let y = node.count > 1 ? stack[base + 1].number ?? .nan : 0
        switch node.operation {
        case .modulo: return x - y * (x / y).rounded(.down)
        case .threshold: return x > y ? 1 : 0
        case .floor: return x.rounded(.down)
        case .ceiling: return x.rounded(.up)
        case .round: return (x + 0.5).rounded(.down)
        case .rint: return x.rounded(.toNearestOrEven)
        case .absolute: return x.magnitude
        case .squareRoot: return x.squareRoot()
        default:
            let z = node.count > 2 ? stack[base + 2].number ?? .nan : 0
            return ElementaryFunction.allCases[Int(node.table)].value(x, y, z)
        }
    }

    private func compare(_ operation: Operation, _ left: Value, _ right: Value) -> Bool {
        switch operation {
        case .equal: return left == right
        case .notEqual: return left != right
        default: break
        }
        if case .text(let first) = left, case .text(let second) = right {
            return ordered(operation, text(first), text(second))
        }
        return ordered(operation, left.number ?? .nan, right.number ?? .nan)
    }

    private func ordered<Element: Comparable>(
        _ operation: Operation,
        _ left: Element,
        _ right: Element
    ) -> Bool {
        switch operation {
        case .lessThan: left < right
        case .lessOrEqual: left <= right
        case .greaterThan: left > right
        default: left >= right
        }
    }

    /// Three-valued logic: a decisive argument decides, whatever the missing ones may be.
    private func logical(_ node: ExpressionNode, _ base: Int) -> Value {
        if node.operation == .not { return .truth(stack[base] == .truth(false)) }
        let decisive = node.operation == .or
        var hasMissing = false
        for value in stack[base...] {
            if value == .missing { hasMissing = true }
            if value == .truth(decisive) { return value }
        }
        return hasMissing ? .missing : .truth(!decisive)
    }

    private func time(_ node: ExpressionNode, _ base: Int) -> Double {
        let time = stack[base].number ?? .nan
        let argument = plan.parts.expressions[Int(plan.parts.operands[Int(node.first)])]
        let seconds = argument.type == .date ? time * 86400 : time
        if node.operation == .secondsSinceMidnight {
            let day = (seconds / 86400).rounded(.down) * 86400
            return (seconds - day).rounded(.down)
        }
        let year = stack[base + 1].number.flatMap { Int(exactly: $0) } ?? 0
        guard (0...9999).contains(year) else { return .nan }
        let start = Double(CalendarDay(year: year, month: 1, day: 1).daysSince1970)
        if node.operation == .daysSinceYear { return (seconds / 86400).rounded(.down) - start }
        return seconds.rounded(.down) - start * 86400
    }
}
