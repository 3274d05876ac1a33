import Scoring
import Testing

@Suite struct TreeKernelTests {
    private static func branch(_ feature: Int, _ test: Predicate, _ child: Int) -> Branch {
        Branch(Condition(feature: FeatureIndex(feature), test: test), to: NodeIndex(child))
    }

    private static func fault(
        classes: [ClassLabel] = ["low", "high"],
        _ nodes: TreeNode...
    ) -> KernelError? {
        kernelFault { () throws(KernelError) in
            try TreeKernel(featureCount: 2, classes: classes, nodes: nodes)
        }
    }

    @Test func `a leaf alone is a tree that asks for nothing`() throws {
        let tree = try TreeKernel(
            featureCount: 1,
            classes: ["low"],
            nodes: [.leaf(Leaf("low", score: 0.25))]
        )
        let outcome = tree.evaluate([.missing(.declined)])
        #expect(outcome.result == .class("low"))
        #expect(outcome.scoreBits == (0.25).bitPattern)
        #expect(outcome.explanation == .path([]))
        #expect(outcome.deciders.isEmpty && outcome.missingInputs.isEmpty)
        #expect(tree.features.isEmpty)
    }

    @Test func `the first branch that matches is taken and those after it are not asked`() throws {
        let tree = try TreeKernel(
            featureCount: 3,
            classes: ["low", "high"],
            nodes: [
                .branches([
                    Self.branch(1, .isMissing, 1), Self.branch(0, .isOver(1), 2),
                    Self.branch(2, .isOver(1), 1),
                ]),
                .leaf(Leaf("low")), .leaf(Leaf("high")),
            ]
        )
        let outcome = tree.evaluate([.number(2), .category("x"), .number(2)])
        #expect(outcome.result == .class("high"))
        #expect(outcome.deciders == [1, 0])
        let step = try #require(outcome.explanation.path?.first)
        #expect(step.branch == 1)
        #expect(step.feature == 0 && step.value == .number(2))
        #expect(
            step.readings == [
                Reading(feature: 1, value: .category("x")),
                Reading(feature: 0, value: .number(2)),
            ]
        )
    }

    @Test func `where no branch matches there is no result and the last step says so`() throws {
        let tree = try TreeKernel(
            featureCount: 1,
            classes: ["low", "high"],
            nodes: [
                .branches([Self.branch(0, .isOver(1), 1), Self.branch(0, .isUnder(1), 2)]),
                .leaf(Leaf("low")), .leaf(Leaf("high")),
            ]
        )
        for value in [InputValue.number(1), .number(.nan), .category("1"), .missing(.unknown)] {
            let outcome = tree.evaluate([value])
            #expect(outcome.result == .noResult(.noBranchMatched(node: .root)))
            #expect(outcome.score == nil)
            let reading = Reading(feature: 0, value: value)
            let step = try #require(outcome.explanation.path?.last)
            #expect(step.matched == nil && step.branch == nil && step.feature == 0)
            #expect(step.readings.count == 1 && "\(step.readings)" == "\([reading])")
            #expect(outcome.missingInputs == (value.missing == nil ? [] : [0]))
        }
    }

    @Test func `faults of single nodes are named with the node`() {
        let low = TreeNode.leaf(Leaf("low"))
        #expect(Self.fault() == KernelError(.noNodes))
        #expect(Self.fault(classes: [], low) == KernelError(.noClasses))
        #expect(Self.fault(classes: ["low", "low"], low) == KernelError(.duplicateClass("low")))
        #expect(
            Self.fault(.leaf(Leaf("lo"))) == KernelError(.unknownClass("lo"), at: .node(0))
        )
        #expect(Self.fault(.branches([])) == KernelError(.noBranches, at: .node(0)))
        for score in [Double.nan, .infinity, -.infinity] {
            #expect(
                Self.fault(.leaf(Leaf("low", score: score)))
                    == KernelError(.numberNotFinite, at: .node(0))
            )
        }
        for child in [2, -1, Int.max] {
            #expect(
                Self.fault(.branches([Self.branch(0, .isMissing, child)]), low)
                    == KernelError(.childOutOfRange(NodeIndex(child)), at: .node(0))
            )
        }
        for feature in [2, -1] {
            #expect(
                Self.fault(.branches([Self.branch(feature, .isMissing, 1)]), low)
                    == KernelError(.featureOutOfRange(FeatureIndex(feature)), at: .node(0))
            )
        }
    }

    @Test func `tests that can mean nothing are refused`() {
        let low = TreeNode.leaf(Leaf("low"))
        let faulty: [(Predicate, KernelError.Problem)] = [
            (.isOneOf([]), .noCodes), (.isAtLeast(.nan), .boundNotANumber),
            (.isOver(.nan), .boundNotANumber), (.isAtMost(.nan), .boundNotANumber),
            (.isUnder(.nan), .boundNotANumber),
            (.isWithin(from: .nan, below: 1), .boundNotANumber),
            (.isWithin(from: 1, below: .nan), .boundNotANumber),
            (.isWithin(from: 1, below: 1), .emptyRange),
            (.isWithin(from: 2, below: 1), .emptyRange),
        ]
        for (test, problem) in faulty {
            #expect(
                Self.fault(.branches([Self.branch(0, test, 1)]), low)
                    == KernelError(problem, at: .node(0))
            )
        }
    }

    @Test func `cycles and nodes that no path reaches are refused, shared nodes are not`() {
        let low = TreeNode.leaf(Leaf("low"))
        func to(_ children: Int...) -> TreeNode {
            .branches(children.map { Self.branch(0, .isMissing, $0) })
        }
        #expect(Self.fault(to(0)) == KernelError(.cycle, at: .node(0)))
        #expect(Self.fault(to(1), to(2), to(1)) == KernelError(.cycle, at: .node(1)))
        #expect(Self.fault(to(1, 2), low, to(0)) == KernelError(.cycle, at: .node(0)))
        #expect(Self.fault(to(1), low, low) == KernelError(.unreachable, at: .node(2)))
        #expect(Self.fault(to(3), to(2), to(1), low) == KernelError(.unreachable, at: .node(1)))
        #expect(Self.fault(to(1, 2, 2), to(2), low) == nil)
    }

    @Test func `a tree of a hundred thousand levels is checked and evaluated`() throws {
        let depth = 100_000
        let nodes: [TreeNode] =
            (1...depth).map { .branches([Self.branch(0, .isAtLeast(0), $0)]) }
            + [.leaf(Leaf("low"))]
        let tree = try TreeKernel(featureCount: 1, classes: ["low"], nodes: nodes)
        let outcome = tree.evaluate([.number(1)])
        #expect(outcome.result == .class("low"))
        #expect(outcome.explanation.path?.count == depth)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `random trees give what a naive evaluation gives`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let values: [InputValue] =
            ["x", "y", "z", "w"].map { .category($0) }
            + [-1, 0, 0.5, 1, 2, 3, 3.5, 4, 7].map { .number($0) }
            + Missing.allCases.map { .missing($0) }
        for _ in 0..<10 {
            let naive = NaiveTree.random(depth: 5, using: &generator)
            let tree = try TreeKernel(
                featureCount: 3,
                classes: ["low", "medium", "high"],
                nodes: naive.flattened()
            )
            for _ in 0..<50 {
                let inputs = (0..<3).map { _ in
                    values.randomElement(using: &generator) ?? .missing(.noFact)
                }
                let outcome = tree.evaluate(inputs)
                #expect(outcome.result.label?.name == naive.evaluate(inputs))
                let consulted = naive.consulted(inputs)
                #expect(outcome.deciders.map(\.position) == consulted)
                #expect(
                    outcome.missingInputs.map(\.position)
                        == consulted.filter { inputs[$0].missing != nil }
                )
                #expect(Set(outcome.deciders).isSubset(of: tree.features))
            }
        }
    }

    @Test func `another number of inputs than features is a programmer's error`() async {
        await #expect(processExitsWith: .failure) {
            let tree = try TreeKernel(
                featureCount: 1,
                classes: ["low"],
                nodes: [.leaf(Leaf("low"))]
            )
            _ = tree.evaluate([])
        }
    }
}
