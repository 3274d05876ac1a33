import PMML
import Testing

/// Trees by their forks, held against the walk from node to node that explanations take.
@Suite struct ForkTests {
    private static let operators = ["lessThan", "lessOrEqual", "greaterThan", "greaterOrEqual"]
    private static let opposites = ["greaterOrEqual", "greaterThan", "lessOrEqual", "lessThan"]

    private func test(_ name: String, _ field: String, _ limit: Double) -> String {
        "<SimplePredicate field=\"\(field)\" operator=\"\(name)\" value=\"\(limit)\"/>"
    }

    /// A node with none to three children, the last of which may take whatever is left.
    private func node(
        _ predicate: String,
        depth: Int,
        _ generator: inout SeededGenerator
    ) -> String {
        let score = Int.random(in: -99...99, using: &generator)
        let hasScore = depth == 0 || Bool.random(using: &generator)
        var children = ""
        let count = depth == 0 ? 0 : Int.random(in: 0...3, using: &generator)
        for index in 0..<count {
            let kind = Int.random(in: 0..<4, using: &generator)
            let field = Bool.random(using: &generator) ? "x" : "z"
            let limit = Double(Int.random(in: -6...6, using: &generator)) / 2
            var own = test(Self.operators[kind], field, limit)
            if index > 0, index == count - 1, Bool.random(using: &generator) { own = "<True/>" }
            children += node(own, depth: depth - 1, &generator)
            if count == 2, index == 0, Bool.random(using: &generator) {
                let other = test(Self.opposites[kind], field, limit)
                children += node(other, depth: depth - 1, &generator)
                break
            }
        }
        let attribute = hasScore || count == 0 ? " score=\"\(score)\"" : ""
        return "<Node\(attribute)>\(predicate)\(children)</Node>"
    }

    @Test(
        arguments: [
            "none", "lastPrediction", "nullPrediction", "defaultChild",
        ],
        ["returnNullPrediction", "returnLastPrediction"]
    )
    func `a tree by its forks is the tree by its nodes`(missing: String, last: String) throws {
        var generator = SeededGenerator(seed: UInt64(missing.utf8.count * 64 + last.utf8.count))
        var predicted = 0
        for _ in 0..<80 {
            let document = try Sample.tree(
                "regression",
                attributes:
                    "missingValueStrategy=\"\(missing)\" noTrueChildStrategy=\"\(last)\"",
                nodes: node("<True/>", depth: 5, &generator)
            )
            var evaluator = document.evaluator()
            for _ in 0..<40 {
                var row: [String: PMMLInput] = [:]
                for name in ["x", "z"] where Int.random(in: 0..<8, using: &generator) > 0 {
                    row[name] = .number(Double(Int.random(in: -8...8, using: &generator)) / 2)
                }
                let plain = evaluator.evaluate(
                    document.activeFields.map { row[$0.name] ?? .missing }
                )
                let explained = document.evaluate(row)
                #expect(plain.prediction == explained.prediction)
                #expect(plain.consulted == explained.consulted)
                if plain.prediction != .missing { predicted += 1 }
            }
        }
        #expect(predicted > 500)
    }
}
