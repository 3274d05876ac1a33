import Scoring
import Testing

@Suite struct ScoringProgramTests {
    @Test func `a program gives what its tree gives`() throws {
        var random = SeededGenerator(seed: 31)
        for _ in 0..<2_000 {
            let tree = NaiveTree.random(depth: 4, using: &random)
            let kernel = try TreeKernel(
                featureCount: 3,
                classes: ["low", "medium", "high"],
                nodes: tree.flattened()
            )
            try expectEqual(.tree(kernel), inputCount: 20, using: &random)
        }
    }

    @Test func `a program gives what its sums give`() throws {
        var random = SeededGenerator(seed: 32)
        for _ in 0..<2_000 {
            let kernel = try RandomSums.kernel(using: &random)
            try expectEqual(.logistic(kernel), inputCount: 20, using: &random)
        }
    }

    @Test func `a program gives what the AMAS kernel gives`() throws {
        var random = SeededGenerator(seed: 33)
        let kernel = Kernel.logistic(try AMAS.logisticKernel())
        let program = ScoringProgram(kernel)
        for _ in 0..<5_000 {
            let inputs = program.codes.map { codes -> InputValue in
                if Int.random(in: 0..<200, using: &random) == 0 { return .missing(.noFact) }
                guard let code = codes.randomElement(using: &random) else {
                    return .number(Double(Int.random(in: 16...70, using: &random)))
                }
                return .category(Bool.random(using: &random) ? code : "other")
            }
            if let difference = ProgramComparison(kernel, program).difference(inputs) {
                Issue.record("\(difference)")
                return
            }
        }
    }

    @Test func `sets of more than 64 codes keep them apart`() throws {
        let codes = (0..<200).map { "c\($0)" }
        let odd = codes.indices.filter { !$0.isMultiple(of: 2) }.map { codes[$0] }
        let kernel = Kernel.tree(
            try TreeKernel(
                featureCount: 1,
                classes: ["odd", "even"],
                nodes: [
                    .branches([
                        Branch(Condition(feature: 0, test: .isOneOf(odd)), to: 1),
                        Branch(Condition(feature: 0, test: .isOneOf(codes)), to: 2),
                    ]),
                    .leaf(Leaf("odd")), .leaf(Leaf("even", score: 0.25)),
                ]
            )
        )
        let comparison = ProgramComparison(kernel, ScoringProgram(kernel))
        for code in codes + ["c200", "", "c1 "] {
            #expect(comparison.difference([.category(code)]) == nil)
        }
    }

    @Test(arguments: [
        Predicate.isOver(.infinity), .isUnder(-.infinity), .isAtLeast(.infinity),
        .isAtMost(-.infinity), .isOver(0), .isUnder(0), .isOver(-0.0), .isUnder(-0.0),
        .isAtLeast(-0.0), .isAtMost(0), .isWithin(from: 0, below: .leastNonzeroMagnitude),
        .isWithin(from: -.infinity, below: .infinity), .isOver(1), .isUnder(1), .isMissing,
    ])
    func `intervals end where predicates do`(test: Predicate) throws {
        let kernel = Kernel.tree(
            try TreeKernel(
                featureCount: 1,
                classes: ["yes"],
                nodes: [
                    .branches([Branch(Condition(feature: 0, test: test), to: 1)]),
                    .leaf(Leaf("yes")),
                ]
            )
        )
        let comparison = ProgramComparison(kernel, ScoringProgram(kernel))
        let bounds = [
            -Double.infinity, -1, -.leastNonzeroMagnitude, -0.0, 0, .leastNonzeroMagnitude, 1,
            .infinity, .nan,
        ]
        for bound in bounds.flatMap({ [$0.nextDown, $0, $0.nextUp] }) {
            #expect(comparison.difference([.number(bound)]) == nil)
        }
        #expect(comparison.difference([.category("1")]) == nil)
        #expect(comparison.difference([.missing(.noFact)]) == nil)
    }

    private func expectEqual(
        _ kernel: Kernel,
        inputCount: Int,
        using random: inout SeededGenerator
    ) throws {
        let comparison = ProgramComparison(kernel, ScoringProgram(kernel))
        for _ in 0..<inputCount {
            let inputs = (0..<kernel.featureCount).map { _ in
                RandomSums.input(using: &random)
            }
            if let difference = comparison.difference(inputs) {
                Issue.record("\(difference)")
                return
            }
        }
    }
}
