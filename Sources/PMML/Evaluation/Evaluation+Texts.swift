extension Evaluation {
    /// The result of a function of texts.
    mutating func textFunction(_ node: ExpressionNode, _ base: Int) -> Value {
        switch node.operation {
        case .uppercase: return .text(code(argument(base).uppercased()))
        case .lowercase: return .text(code(argument(base).lowercased()))
        case .stringLength: return .number(Double(argument(base).unicodeScalars.count))
        case .trimBlanks: return .text(code(String(Literal.trimmed(argument(base)))))
        case .concat:
            let pieces = (base..<stack.count).map { argument($0) }
            return .text(code(pieces.joined()))
        case .substring: return substring(base)
        case .matches:
            return .truth(plan.parts.patterns[Int(node.table)].matches(argument(base)))
        default:
            let pattern = plan.parts.patterns[Int(node.table)]
            return .text(code(pattern.replacing(argument(base), with: argument(base + 2))))
        }
    }

    private func argument(_ index: Int) -> String {
        guard case .text(let code) = stack[index] else { return "" }
        return text(code)
    }

    /// Characters from a place on, which is counted from 1.
    private mutating func substring(_ base: Int) -> Value {
        guard let start = stack[base + 1].number.flatMap({ Int(exactly: $0) }), start >= 1,
            let length = stack[base + 2].number.flatMap({ Int(exactly: $0) }), length >= 0
        else { return .missing }
        let scalars = argument(base).unicodeScalars.dropFirst(start - 1).prefix(length)
        return .text(code(String(String.UnicodeScalarView(scalars))))
    }
}
