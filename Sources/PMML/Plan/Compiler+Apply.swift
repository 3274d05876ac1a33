extension Compiler {
    /// Compiles a call of a function, built in or defined in the document.
    func apply(_ element: Element, in scope: Scope) throws(PMMLError) -> TypedExpression {
        try element.expect(
            attributes: ["function", "mapMissingTo", "defaultValue", "invalidValueTreatment"],
            children: Self.expressionNames
        )
        let name = try element.requiredText("function")
        var arguments: [TypedExpression] = []
        for child in element.children {
            arguments.append(try expression(child, in: scope))
        }
        if let function = functions[name] {
            return try call(function, name: name, arguments, at: element, in: scope)
        }
        guard let builtIn = BuiltIn.named(name) else {
            if ElementaryFunction.refused.contains(name) { throw element.error(.inexact(name)) }
            throw element.error(.unknownFunction(name))
        }
        try checkCount(arguments.count, builtIn.arguments, name, element)
        return try applied(builtIn, arguments, element)
    }

    func checkCount(
        _ count: Int,
        _ allowed: ClosedRange<Int>,
        _ name: String,
        _ element: Element
    ) throws(PMMLError) {
        guard !allowed.contains(count) else { return }
        let upper = allowed.upperBound == Int.max ? "or more" : "to \(allowed.upperBound)"
        let expected =
            allowed.count == 1 ? "\(allowed.lowerBound)" : "\(allowed.lowerBound) \(upper)"
        throw element.error(.argumentCount(function: name, expected: expected, found: count))
    }

    /// The entry of the table of replacements for a call, or -1.
    func replacement(_ element: Element, type: DataType) throws(PMMLError) -> Int32 {
        let replacement = Replacement(
            missingTo: try value(of: "mapMissingTo", element, type),
            standard: try value(of: "defaultValue", element, type),
            invalid: try element.choice("invalidValueTreatment", default: .returnInvalid)
        )
        if replacement.invalid == .asValue {
            throw element.error(
                .unsupportedValue(attribute: "invalidValueTreatment", value: "asValue")
            )
        }
        if replacement.missingTo == nil && replacement.standard == nil
            && replacement.invalid == .returnInvalid
        {
            return -1
        }
        parts.replacements.append(replacement)
        return Int32(parts.replacements.count - 1)
    }

    private func applied(
        _ builtIn: BuiltIn,
        _ arguments: [TypedExpression],
        _ element: Element
    ) throws(PMMLError) -> TypedExpression {
        let (operands, type) = try typedOperands(builtIn, arguments, element)
        var table: Int32 = -1
        if let elementary = builtIn.elementary { table = elementary.code }
        if builtIn.operation == .replace || builtIn.operation == .matches {
            table = try pattern(arguments[1], element)
        }
        let node = ExpressionNode(
            operation: builtIn.operation,
            type: type,
            table: table,
            replacement: try replacement(element, type: type)
        )
        return TypedExpression(
            node: try add(node, operands: operands.map(\.node), at: element),
            type: type
        )
    }

    private func typedOperands(
        _ builtIn: BuiltIn,
        _ arguments: [TypedExpression],
        _ element: Element
    ) throws(PMMLError) -> ([TypedExpression], DataType) {
        switch builtIn.signature {
        case .numeric, .whole, .real:
            let numbers = try all(arguments, isNumber: true, element)
            let common = numbers.dropFirst().reduce(numbers[0].type.plainNumber) {
                $0.promoted(with: $1.type)
            }
            switch builtIn.signature {
            case .whole: return (numbers, .integer)
            case .real: return (numbers, common == .float ? .float : .double)
            default: return (numbers, common)
            }
        case .comparison: return (try alike(arguments, element), .boolean)
        case .membership: return (try alike(arguments, element), .boolean)
        case .logical: return (try all(arguments, isNumber: false, element), .boolean)
        case .test: return (arguments, .boolean)
        case .choice:
            let condition = try all([arguments[0]], isNumber: false, element)
            let branches = try alike(Array(arguments.dropFirst()), element)
            return (condition + branches, branches[0].type)
        case .text(let result): return (try texts(builtIn.operation, arguments, element), result)
        case .time: return (try times(builtIn.operation, arguments, element), .integer)
        }
    }

    /// Arguments that are all numbers, or all truths.
    private func all(
        _ arguments: [TypedExpression],
        isNumber: Bool,
        _ element: Element
    ) throws(PMMLError) -> [TypedExpression] {
        try arguments.map { (argument) throws(PMMLError) in
            let fits =
                isNumber
                ? argument.type.isNumeric || argument.type == .boolean
                : argument.type == .boolean
            if fits { return argument }
            if argument.literal != nil && argument.type == .string {
                return try converted(argument, to: isNumber ? .double : .boolean, at: element)
            }
            throw element.error(
                .type(expected: isNumber ? "a number" : "boolean", found: argument.type.rawValue)
            )
        }
    }

    /// Arguments that can be compared with each other: all texts, or all numbers, or all of a type.
    private func alike(
        _ arguments: [TypedExpression],
        _ element: Element
    ) throws(PMMLError) -> [TypedExpression] {
        let leader = arguments.first { $0.literal == nil } ?? arguments[0]
        let plain: Set<DataType> = [.integer, .float, .double, .boolean]
        var common = leader.type
        for argument in arguments where argument.literal == nil || common.isNumeric {
            if argument.type == common || argument.type == .string { continue }
            guard plain.contains(argument.type), plain.contains(common) else {
                throw element.error(
                    .type(expected: common.rawValue, found: argument.type.rawValue)
                )
            }
            common = common.plainNumber.promoted(with: argument.type.plainNumber)
        }
        return try arguments.map { (argument) throws(PMMLError) in
            if argument.type == common { return argument }
            if plain.contains(argument.type), plain.contains(common) { return argument }
            guard argument.literal != nil else {
                throw element.error(
                    .type(expected: common.rawValue, found: argument.type.rawValue)
                )
            }
            return try converted(argument, to: common, at: element)
        }
    }
}
