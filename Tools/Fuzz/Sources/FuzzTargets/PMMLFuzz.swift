import PMML

/// PMML documents, and what those that are accepted make of inputs.
enum PMMLFuzz {
    private static let inputs: [PMMLInput] = [
        .missing, .number(0), .number(-1.5), .number(1e300), .number(.nan), .text(""),
        .text("danish"), .text("1"), .boolean(true),
    ]

    static func run(_ bytes: [UInt8]) {
        guard let document = try? PMMLDocument(parsing: bytes) else { return }
        _ = document.verify()
        var explaining = document.evaluator(explains: true)
        var plain = document.evaluator()
        var rows: [[PMMLInput]] = []
        for (place, _) in inputs.enumerated() {
            let row = document.activeFields.indices.map { inputs[(place + $0) % inputs.count] }
            let first = explaining.evaluate(row)
            hold(first == explaining.evaluate(row), "the same row gives the same result")
            rows.append(row)
        }
        holdTable(of: rows, document, &plain)
    }

    /// A table of rows, numbers alone among them, is the rows.
    private static func holdTable(
        of rows: [[PMMLInput]],
        _ document: PMMLDocument,
        _ evaluator: inout PMMLEvaluator
    ) {
        let plain = document.activeFields.map { field -> PMMLInput in
            field.type == .string ? .text("danish") : .number(1)
        }
        let rows = rows + [plain]
        let columns = document.activeFields.indices.map { field in
            PMMLColumn.inputs(rows.map { $0[field] })
        }
        let table = PMMLTable(columns: columns, rowCount: rows.count)
        let numbers = rows.map { evaluator.number($0) ?? .nan }
        hold(same(evaluator.numbers(table), numbers), "a table gives its rows' numbers")
        let probabilities = rows.flatMap { row in
            let own = evaluator.probabilities(row)
            let none = [Double](repeating: .nan, count: document.categories.count)
            return own.isEmpty ? none : own
        }
        let found = evaluator.probabilities(table)
        hold(same(found, probabilities), "a table gives its rows' probabilities")
    }

    private static func same(_ left: [Double], _ right: [Double]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
}
