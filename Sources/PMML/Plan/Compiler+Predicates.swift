extension Compiler {
    /// The elements that are predicates.
    static let predicateNames = [
        "SimplePredicate", "SimpleSetPredicate", "CompoundPredicate", "True", "False",
    ]

    /// The only predicate within an element.
    func onlyPredicate(of element: Element) throws(PMMLError) -> Element {
        let found = element.children.filter { Self.predicateNames.contains($0.name) }
        guard let first = found.first else { throw element.error(.missingElement("True")) }
        if found.count > 1 { throw found[1].error(.repeatedElement(found[1].name)) }
        return first
    }

    /// Compiles a predicate.
    func predicate(_ element: Element, in scope: Scope) throws(PMMLError) -> PredicateNode {
        switch element.name {
        case "True":
            try element.expect(attributes: [], children: [])
            return PredicateNode(test: .always)
        case "False":
            try element.expect(attributes: [], children: [])
            return PredicateNode(test: .never)
        case "SimplePredicate": return try simplePredicate(element, in: scope)
        case "SimpleSetPredicate": return try setPredicate(element, in: scope)
        case "CompoundPredicate": return try compoundPredicate(element, in: scope)
        default: throw element.error(.unsupportedElement(element.name))
        }
    }

    private func compoundPredicate(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> PredicateNode {
        try element.expect(attributes: ["booleanOperator"], children: Self.predicateNames)
        let test: PredicateNode.Test
        switch try element.requiredText("booleanOperator") {
        case "and": test = .and
        case "or": test = .or
        case "xor": test = .xor
        case "surrogate": test = .surrogate
        case let other:
            throw element.error(.unsupportedValue(attribute: "booleanOperator", value: other))
        }
        guard !element.children.isEmpty else { throw element.error(.missingElement("True")) }
        let parts = try element.children.map { (child) throws(PMMLError) in
            try predicate(child, in: scope)
        }
        let first = Int32(self.parts.predicates.count)
        self.parts.predicates += parts
        return PredicateNode(test: test, slot: first, table: Int32(parts.count))
    }

    private func simplePredicate(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> PredicateNode {
        try element.expect(attributes: ["field", "operator", "value"], children: [])
        let field = try field(try element.requiredText("field"), in: scope, at: element)
        let name = try element.requiredText("operator")
        if name == "isMissing" { return PredicateNode(test: .isMissing, slot: field.slot) }
        if name == "isNotMissing" { return PredicateNode(test: .isNotMissing, slot: field.slot) }
        let text = try element.requiredText("value")
        if field.type == .string { return try textPredicate(element, field, name, text) }
        let tests: [String: PredicateNode.Test] = [
            "lessThan": .less, "lessOrEqual": .lessOrEqual, "greaterThan": .greater,
            "greaterOrEqual": .greaterOrEqual, "equal": .equal, "notEqual": .notEqual,
        ]
        guard let test = tests[name] else {
            throw element.error(.unsupportedValue(attribute: "operator", value: name))
        }
        // A fraction may bound whole numbers.
        let own = Literal.value(text, field.type)
        guard let number = own ?? (field.type.isInteger ? Literal.number(text) : nil) else {
            throw element.error(.literal(text, type: field.type.rawValue))
        }
        return PredicateNode(test: test, slot: field.slot, number: number)
    }

    private func textPredicate(
        _ element: Element,
        _ field: Field,
        _ name: String,
        _ text: String
    ) throws(PMMLError) -> PredicateNode {
        let code = parts.texts.intern(text)
        let tests: [String: PredicateNode.Test] = [
            "lessThan": .rankLess, "lessOrEqual": .rankLessOrEqual, "greaterThan": .rankGreater,
            "greaterOrEqual": .rankGreaterOrEqual,
        ]
        switch name {
        case "equal":
            return PredicateNode(test: .textEqual, slot: field.slot, table: code.index)
        case "notEqual":
            return PredicateNode(test: .textNotEqual, slot: field.slot, table: code.index)
        default:
            guard let test = tests[name] else {
                throw element.error(.unsupportedValue(attribute: "operator", value: name))
            }
            guard field.opType == .ordinal,
                let rank = field.categories.firstIndex(of: .text(code))
            else {
                throw element.error(
                    .rule("\(field.name) has no order of values that holds “\(text)”; declare it")
                )
            }
            parts.orders.append(field.categories)
            return PredicateNode(
                test: test,
                slot: field.slot,
                number: Double(rank),
                table: Int32(parts.orders.count - 1)
            )
        }
    }

    private func setPredicate(
        _ element: Element,
        in scope: Scope
    ) throws(PMMLError) -> PredicateNode {
        try element.expect(attributes: ["field", "booleanOperator"], children: ["Array"])
        let field = try field(try element.requiredText("field"), in: scope, at: element)
        let isIn: Bool
        switch try element.requiredText("booleanOperator") {
        case "isIn": isIn = true
        case "isNotIn": isIn = false
        case let other:
            throw element.error(.unsupportedValue(attribute: "booleanOperator", value: other))
        }
        let array = try element.requiredChild("Array")
        let items = try ArrayText.items(array)
        if field.type == .string {
            var set = TextSet()
            for item in items { set.insert(parts.texts.intern(item)) }
            parts.textSets.append(set)
            return PredicateNode(
                test: isIn ? .inTexts : .notInTexts,
                slot: field.slot,
                table: Int32(parts.textSets.count - 1)
            )
        }
        parts.numberSets.append(
            try items.map { (item) throws(PMMLError) in
                guard let number = Literal.value(item, field.type) else {
                    throw array.error(.literal(item, type: field.type.rawValue))
                }
                return number
            }
        )
        return PredicateNode(
            test: isIn ? .inNumbers : .notInNumbers,
            slot: field.slot,
            table: Int32(parts.numberSets.count - 1)
        )
    }
}
