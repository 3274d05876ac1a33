/// Writes trees down once more for blocks of rows.
struct BlockForestWriter {
    /// More numbers than this at the ends of trees are not written down twice.
    private static let greatestShareCount = 1 << 24

    private var forest: BlockForest
    private let parts: PlanParts

    /// A tree that stands alone: its leaf's number or probabilities are the result.
    static func forest(
        of tree: TreeModel,
        _ width: Int,
        _ writer: inout BlockWriter
    ) -> BlockForest? {
        let parts = writer.plan.parts
        var trees = BlockForestWriter(
            // The negative zero leaves whatever is added to it as it is.
            BlockForest(width: width, start: -0.0, divisor: nil, precision: .double),
            parts
        )
        let isNumber = tree.categoryCount == 0
        guard width == (isNumber ? 1 : tree.categoryCount) else { return nil }
        let isWritten = trees.add(tree, &writer) { leaf in
            if isNumber { return [leaf.number] }
            guard leaf.probabilities >= 0 else { return nil }
            let start = Int(leaf.probabilities)
            return Array(parts.probabilities[start..<start + width])
        }
        return isWritten ? trees.forest : nil
    }

    /// The trees of a mining model that adds their numbers, probabilities or votes up.
    static func forest(
        of forest: Forest,
        in mining: MiningModel,
        _ writer: inout BlockWriter
    ) -> BlockForest? {
        guard let method = Method(mining) else { return nil }
        let isRegression = mining.function == .regression
        let precision = isRegression ? mining.precision : .double
        let weights = forest.members.map { mining.method.isWeighted ? $0.weight : 1 }
        let total = weights.reduce(0) { precision.rounded($0 + $1) }
        guard method == .sum || total > 0 else { return nil }
        let width = isRegression ? 1 : mining.categoryCount
        var trees = BlockForestWriter(
            BlockForest(
                width: width,
                start: 0,
                divisor: method == .sum ? nil : total,
                precision: precision
            ),
            writer.plan.parts
        )
        for (member, weight) in zip(forest.members, weights) {
            let classes = Array(
                forest.classes[Int(member.classes)...].prefix(member.tree.categoryCount)
            )
            let own = classes.filter { $0 >= 0 }
            // Of two shares for one class each is rounded when it is added.
            guard Set(own).count == own.count else { return nil }
            let parts = writer.plan.parts
            let isWritten = trees.add(member.tree, &writer) { leaf in
                if isRegression { return [precision.rounded(weight * leaf.number)] }
                return method == .votes
                    ? Self.vote(leaf, weight, classes, width)
                    : Self.shares(leaf, weight, classes, width, parts.probabilities)
            }
            guard isWritten else { return nil }
        }
        return trees.forest
    }

    /// What is done with a forest's numbers.
    private enum Method {
        case sum, mean, votes

        init?(_ mining: MiningModel) {
            switch mining.method {
            case .sum, .weightedSum, .xWeightedSum: self = .sum
            case .average, .weightedAverage: self = .mean
            case .majorityVote, .weightedMajorityVote: self = .votes
            default: return nil
            }
        }
    }

    private init(_ forest: BlockForest, _ parts: PlanParts) {
        self.forest = forest
        self.parts = parts
    }

    private static func vote(
        _ leaf: TreeLeaf,
        _ weight: Double,
        _ classes: [Int32],
        _ width: Int
    ) -> [Double]? {
        guard leaf.category >= 0, classes[Int(leaf.category)] >= 0 else { return nil }
        var shares = [Double](repeating: -0.0, count: width)
        shares[Int(classes[Int(leaf.category)])] = weight
        return shares
    }

    private static func shares(
        _ leaf: TreeLeaf,
        _ weight: Double,
        _ classes: [Int32],
        _ width: Int,
        _ probabilities: [Double]
    ) -> [Double]? {
        guard leaf.probabilities >= 0 else { return nil }
        var shares = [Double](repeating: -0.0, count: width)
        for (place, category) in classes.enumerated() where category >= 0 {
            shares[Int(category)] = weight * probabilities[Int(leaf.probabilities) + place]
        }
        return shares
    }

    /// Adds a tree, if it is made of forks; where a leaf has no numbers the row stays open.
    private mutating func add(
        _ tree: TreeModel,
        _ writer: inout BlockWriter,
        numbers: (TreeLeaf) -> [Double]?
    ) -> Bool {
        guard tree.firstFork >= 0 else { return false }
        var own = BlockForest.Tree(root: Int32(forest.forks.count))
        var pending = [(fork: tree.firstFork, depth: 0)]
        forest.trees.append(own)
        // Level by level: what lies in line is written when it is reached.
        var head = 0
        while head < pending.count {
            let (place, depth) = pending[head]
            head += 1
            let fork = parts.treeForks[Int(place)]
            let here = Int32(forest.forks.count)
            own.depth = max(own.depth, depth)
            if fork.low < 0 {
                forest.forks.append(BlockFork(low: here))
                forest.ends.append(Int32(forest.shares.count))
                let leaf = fork.slot >= 0 ? parts.treeLeaves[Int(fork.slot)] : nil
                let none = [Double](repeating: .nan, count: forest.width)
                forest.shares += leaf.flatMap(numbers) ?? none
                guard forest.shares.count <= Self.greatestShareCount else { return false }
            } else {
                guard let column = writer.column(fork.slot) else { return false }
                let low = own.root + Int32(pending.count)
                forest.forks.append(
                    BlockFork(
                        number: fork.number,
                        column: Int32(column * Block.rowCount),
                        low: low
                    )
                )
                forest.ends.append(0)
                pending.append((fork.low, depth + 1))
                pending.append((fork.low + 1, depth + 1))
            }
        }
        forest.trees[forest.trees.count - 1] = own
        return true
    }
}
