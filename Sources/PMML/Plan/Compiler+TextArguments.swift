extension Compiler {
    /// The arguments of a function of texts.
    func texts(
        _ operation: Operation,
        _ arguments: [TypedExpression],
        _ element: Element
    ) throws(PMMLError) -> [TypedExpression] {
        var result: [TypedExpression] = []
        for (index, argument) in arguments.enumerated() {
            if operation == .substring && index > 0 {
                guard argument.type.isInteger else {
                    throw element.error(
                        .type(expected: "integer", found: argument.type.rawValue)
                    )
                }
                result.append(argument)
            } else {
                result.append(try converted(argument, to: .string, at: element))
            }
        }
        return result
    }

    /// The arguments of a function of times: a time, and the year to count from.
    func times(
        _ operation: Operation,
        _ arguments: [TypedExpression],
        _ element: Element
    ) throws(PMMLError) -> [TypedExpression] {
        let allowed: Set<DataType> =
            operation == .secondsSinceMidnight ? [.time, .dateTime] : [.date, .dateTime]
        guard let time = arguments.first, allowed.contains(time.type) else {
            throw element.error(
                .type(expected: "a time", found: arguments.first?.type.rawValue ?? "nothing")
            )
        }
        if arguments.count == 2, !arguments[1].type.isInteger {
            throw element.error(.type(expected: "integer", found: arguments[1].type.rawValue))
        }
        return arguments
    }

    /// The pattern of `replace` and `matches`, which has to be a constant.
    func pattern(_ argument: TypedExpression, _ element: Element) throws(PMMLError) -> Int32 {
        guard let literal = argument.literal else {
            throw element.error(.pattern("not a constant"))
        }
        guard let pattern = TextPattern(literal) else { throw element.error(.pattern(literal)) }
        parts.patterns.append(pattern)
        return Int32(parts.patterns.count - 1)
    }
}
