extension SplitFinder {
    /// Adds what expressions compare an input with, and marks those that are calculated with.
    ///
    /// An expression that gives an input on as it is has been dealt with as a place of that input.
    mutating func addExpressions() {
        let parts = plan.parts
        var isLookedAt = [Bool](repeating: false, count: parts.expressions.count)
        for node in parts.expressions {
            for place in 0..<node.count {
                let operand = Int(parts.operands[Int(node.first + place)])
                guard let slot = Self.slot(of: parts.expressions[operand]) else { continue }
                isLookedAt[operand] = true
                add(node, lookingAt: slot, operand: place)
            }
        }
        for source in parts.slots {
            guard case .derived(let expression, let type) = source else { continue }
            let node = parts.expressions[Int(expression)]
            if node.operation == .field, node.type == type { isLookedAt[Int(expression)] = true }
        }
        // What is left is the value of an output or of a partial score.
        for (place, node) in parts.expressions.enumerated() where !isLookedAt[place] {
            if let slot = Self.slot(of: node) { markOpen(slot) }
        }
    }

    private static func slot(of node: ExpressionNode) -> Int32? {
        node.operation == .field ? node.table : nil
    }

    private mutating func add(_ node: ExpressionNode, lookingAt slot: Int32, operand: Int32) {
        switch node.operation {
        case .isMissing, .isNotMissing, .isValid, .isNotValid: break
        case .discretize:
            for interval in plan.parts.bins[Int(node.table)].intervals { add(interval, at: slot) }
        case .mapValues:
            // In no order: numbers are kept sorted, and texts are sorted here.
            let keys = plan.parts.maps[Int(node.table)].rows.keys.map { $0[Int(operand)] }
            addSorted(keys, at: slot)
        case .equal, .notEqual, .lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual,
            .normDiscrete, .isIn, .isNotIn:
            addConstants(of: node, but: operand, at: slot)
        default: markOpen(slot)
        }
    }

    private mutating func addSorted(_ values: [Value], at slot: Int32) {
        var texts: [String] = []
        for value in values {
            if case .text(let code) = value {
                texts.append(plan.parts.texts.texts[Int(code.index)])
            } else {
                add(value, at: slot)
            }
        }
        for text in texts.sorted() { add(text, at: slot) }
    }

    /// Adds the constants that an operand is compared with; marks the slot where one is none.
    ///
    /// Texts in an order are marked, too: a text between two others is not one of them.
    private mutating func addConstants(
        of node: ExpressionNode,
        but operand: Int32,
        at slot: Int32
    ) {
        for place in 0..<node.count where place != operand {
            let other = plan.parts.expressions[Int(plan.parts.operands[Int(node.first + place)])]
            guard other.operation == .constant else { return markOpen(slot) }
            if case .text = other.constant,
                [.lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual].contains(node.operation)
            {
                markOpen(slot)
            }
            add(other.constant, at: slot)
        }
    }
}
