import Scoring

/// A tree written as plainly as possible, against which the kernel is compared.
indirect enum NaiveTree {
    case leaf(String)
    case choice([(feature: Int, test: NaiveTest, next: NaiveTree)])

    /// The class, or nil where no branch matches.
    func evaluate(_ inputs: [InputValue]) -> String? {
        switch self {
        case .leaf(let label): label
        case .choice(let branches):
            branches.first { $0.test.holds(inputs[$0.feature]) }?.next.evaluate(inputs)
                ?? nil
        }
    }

    /// The features that the evaluation looks at, in order, each once.
    func consulted(_ inputs: [InputValue]) -> [Int] {
        guard case .choice(let branches) = self else { return [] }
        var features: [Int] = []
        for branch in branches {
            features.append(branch.feature)
            if branch.test.holds(inputs[branch.feature]) {
                features += branch.next.consulted(inputs)
                break
            }
        }
        return features.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The same tree as a flat list of nodes.
    func flattened() -> [TreeNode] {
        var nodes: [TreeNode] = []
        _ = append(to: &nodes)
        return nodes
    }

    private func append(to nodes: inout [TreeNode]) -> NodeIndex {
        let index = NodeIndex(nodes.count)
        switch self {
        case .leaf(let label):
            nodes.append(.leaf(Leaf(ClassLabel(label))))
        case .choice(let branches):
            nodes.append(.branches([]))
            var flat: [Branch] = []
            for branch in branches {
                let child = branch.next.append(to: &nodes)
                let condition = Condition(
                    feature: FeatureIndex(branch.feature),
                    test: branch.test.predicate
                )
                flat.append(Branch(condition, to: child))
            }
            nodes[index.position] = .branches(flat)
        }
        return index
    }

    static func random(depth: Int, using generator: inout SeededGenerator) -> NaiveTree {
        if depth == 0 || Int.random(in: 0..<5, using: &generator) == 0 {
            return .leaf(["low", "medium", "high"].randomElement(using: &generator) ?? "low")
        }
        return .choice(
            (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (
                    feature: Int.random(in: 0..<3, using: &generator),
                    test: .random(using: &generator),
                    next: .random(depth: depth - 1, using: &generator)
                )
            }
        )
    }
}

/// A test of an input in the naive tree.
enum NaiveTest {
    case codes(Set<String>)
    case range(from: Double, to: Double, fromInside: Bool, toInside: Bool, predicate: Predicate)
    case missing

    func holds(_ value: InputValue) -> Bool {
        switch (self, value) {
        case (.codes(let codes), .category(let code)): codes.contains(code)
        case (.range(let from, let to, let fromInside, let toInside, _), .number(let number)):
            (from < number || (fromInside && from == number))
                && (number < to || (toInside && number == to))
        case (.missing, .missing): true
        default: false
        }
    }

    var predicate: Predicate {
        switch self {
        case .codes(let codes): .isOneOf(codes.sorted())
        case .range(_, _, _, _, let predicate): predicate
        case .missing: .isMissing
        }
    }

    static func random(using generator: inout SeededGenerator) -> NaiveTest {
        let bound = Double(Int.random(in: 0...4, using: &generator))
        return switch Int.random(in: 0..<8, using: &generator) {
        case 0: .missing
        case 1, 2: .codes(Set(["x", "y", "z"].shuffled(using: &generator).prefix(2)))
        case 3: range(bound, .infinity, true, true, .isAtLeast(bound))
        case 4: range(bound, .infinity, false, true, .isOver(bound))
        case 5: range(-.infinity, bound, true, true, .isAtMost(bound))
        case 6: range(-.infinity, bound, true, false, .isUnder(bound))
        default: range(bound, bound + 2, true, false, .isWithin(from: bound, below: bound + 2))
        }
    }

    private static func range(
        _ from: Double,
        _ to: Double,
        _ fromInside: Bool,
        _ toInside: Bool,
        _ predicate: Predicate
    ) -> NaiveTest {
        .range(
            from: from,
            to: to,
            fromInside: fromInside,
            toInside: toInside,
            predicate: predicate
        )
    }
}
