import PMML
import Testing

/// Trees made at random, held against a walk written apart from them.
@Suite struct RandomTreeTests {
    /// A node as the test knows it.
    private indirect enum Node {
        case leaf(Double)
        /// Up to the limit to the first one, above it to the second.
        case split(field: String, limit: Double, Node, Node)

        func value(_ row: [String: Double]) -> Double? {
            switch self {
            case .leaf(let score): return score
            case .split(let field, let limit, let low, let high):
                guard let number = row[field] else { return nil }
                return number <= limit ? low.value(row) : high.value(row)
            }
        }

        func element(_ predicate: String) -> String {
            switch self {
            case .leaf(let score): return "<Node score=\"\(score)\">\(predicate)</Node>"
            case .split(let field, let limit, let low, let high):
                func test(_ name: String) -> String {
                    "<SimplePredicate field=\"\(field)\" operator=\"\(name)\" value=\"\(limit)\"/>"
                }
                return "<Node>\(predicate)\(low.element(test("lessOrEqual")))"
                    + "\(high.element(test("greaterThan")))</Node>"
            }
        }
    }

    private func tree(depth: Int, _ generator: inout SeededGenerator) -> Node {
        if depth == 0 || Int.random(in: 0..<6, using: &generator) == 0 {
            return .leaf(Double(Int.random(in: -50...50, using: &generator)) / 4)
        }
        return .split(
            field: Bool.random(using: &generator) ? "x" : "z",
            limit: Double(Int.random(in: -20...20, using: &generator)) / 2,
            tree(depth: depth - 1, &generator),
            tree(depth: depth - 1, &generator)
        )
    }

    private func row(_ generator: inout SeededGenerator) -> [String: Double] {
        var row: [String: Double] = [:]
        for name in ["x", "z"] where Int.random(in: 0..<8, using: &generator) > 0 {
            row[name] = Double(Int.random(in: -24...24, using: &generator)) / 2
        }
        return row
    }

    @Test func `a tree finds the leaf that a plain walk finds`() throws {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<60 {
            let tree = tree(depth: 6, &generator)
            let document = try Sample.tree(
                "regression",
                attributes: "missingValueStrategy=\"nullPrediction\"",
                nodes: tree.element("<True/>")
            )
            for _ in 0..<40 {
                let row = row(&generator)
                let found = document.evaluate(row.mapValues(PMMLInput.number)).prediction
                #expect(found == (tree.value(row).map(PMMLValue.number) ?? .missing))
            }
        }
    }

    @Test(arguments: ["sum", "average", "max", "median", "weightedAverage", "weightedSum"])
    func `a forest is its trees together`(method: String) throws {
        var generator = SeededGenerator(seed: UInt64(method.utf8.count))
        for _ in 0..<20 {
            let trees = (0..<7).map { _ in tree(depth: 4, &generator) }
            let weights = (0..<7).map { _ in Double(Int.random(in: 1...8, using: &generator)) / 4 }
            let segments = zip(trees, weights).map { tree, weight in
                """
                <Segment weight="\(weight)"><True/><TreeModel functionName="regression"
                missingValueStrategy="nullPrediction"><MiningSchema><MiningField name="x"/>
                <MiningField name="z"/></MiningSchema>\(tree.element("<True/>"))</TreeModel>
                </Segment>
                """
            }
            let document = try Sample.document(
                """
                <MiningModel functionName="regression">\(Sample.schema(target: "y"))
                <Segmentation multipleModelMethod="\(method)"
                missingPredictionTreatment="returnMissing">\(segments.joined())</Segmentation>
                </MiningModel>
                """
            )
            var evaluator = document.evaluator()
            for _ in 0..<40 {
                let row = row(&generator)
                let values = trees.compactMap { $0.value(row) }
                let expected =
                    values.count == 7 ? combined(values, weights, method) : nil
                let inputs = document.activeFields.map {
                    row[$0.name].map(PMMLInput.number) ?? .missing
                }
                #expect(evaluator.number(inputs) == expected)
                #expect(
                    evaluator.evaluate(inputs).prediction
                        == (expected.map(PMMLValue.number) ?? .missing)
                )
                let explained = document.evaluate(row.mapValues(PMMLInput.number))
                #expect(explained.prediction == evaluator.evaluate(inputs).prediction)
            }
        }
    }

    /// All scores and weights are quarters, so that sums of them are exact in any order.
    private func combined(_ values: [Double], _ weights: [Double], _ method: String) -> Double? {
        let weighted = zip(values, weights).map { $0 * $1 }.reduce(0, +)
        return switch method {
        case "sum": values.reduce(0, +)
        case "average": values.reduce(0, +) / Double(values.count)
        case "max": values.max()
        case "median": values.sorted()[values.count / 2]
        case "weightedAverage": weighted / weights.reduce(0, +)
        default: weighted
        }
    }
}
