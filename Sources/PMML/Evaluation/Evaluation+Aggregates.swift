extension Evaluation {
    /// The result of a function of many numbers, which passes over those that are missing.
    func aggregate(_ node: ExpressionNode, _ base: Int) -> Value {
        var count = 0
        var result = node.operation == .product ? 1.0 : 0.0
        if node.operation == .median { return median(base) }
        for value in stack[base...] {
            guard case .number(let number) = value else { continue }
            switch node.operation {
            case .minimum: result = count == 0 ? number : Swift.min(result, number)
            case .maximum: result = count == 0 ? number : Swift.max(result, number)
            case .product: result *= number
            default: result += number
            }
            if node.type == .float { result = Double(Float(result)) }
            count += 1
        }
        if count == 0 { return .missing }
        return .number(node.operation == .average ? result / Double(count) : result)
    }

    private func median(_ base: Int) -> Value {
        let numbers = stack[base...].compactMap(\.number).sorted()
        if numbers.isEmpty { return .missing }
        let middle = numbers.count / 2
        if numbers.count % 2 == 1 { return .number(numbers[middle]) }
        return .number((numbers[middle - 1] + numbers[middle]) / 2)
    }
}
