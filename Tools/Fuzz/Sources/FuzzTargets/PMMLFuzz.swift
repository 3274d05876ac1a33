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
        for (place, _) in inputs.enumerated() {
            let row = document.activeFields.indices.map { inputs[(place + $0) % inputs.count] }
            let first = explaining.evaluate(row)
            hold(first == explaining.evaluate(row), "the same row gives the same result")
            _ = plain.number(row)
        }
    }
}
