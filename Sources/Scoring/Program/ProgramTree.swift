/// The nodes of a tree with their branches in one list.
struct ProgramTree: Sendable {
    struct Node: Sendable {
        var firstBranch: Int32 = 0
        /// None for a leaf.
        var branchCount: Int32 = 0
        /// The class of a leaf.
        var label: Int32 = 0
        /// The feature that is read last where no branch matches.
        var lastFeature: Int32 = 0
        /// The bits of a leaf's score.
        var scoreBits: UInt64?
    }

    struct Branch: Sendable {
        let test: ProgramTest
        let child: Int32
    }

    private var nodes: [Node] = []
    private var branches: [Branch] = []

    /// A tree that is never asked: the kernel is a sum.
    init() {}

    init(_ tree: TreeKernel, interning codes: inout CodeInterner) {
        for node in tree.nodes {
            switch node {
            case .leaf(let leaf):
                let label = tree.classes.firstIndex(of: leaf.label) ?? 0
                nodes.append(Node(label: Int32(label), scoreBits: leaf.score?.bitPattern))
            case .branches(let list):
                nodes.append(
                    Node(
                        firstBranch: Int32(branches.count),
                        branchCount: Int32(list.count),
                        lastFeature: Self.lastRead(in: list)
                    )
                )
                for branch in list {
                    let test = ProgramTest(branch.condition, interning: &codes)
                    branches.append(Branch(test: test, child: Int32(branch.child.position)))
                }
            }
        }
    }

    /// The feature that is the last to be read for the first time when all branches are tried.
    private static func lastRead(in branches: [Scoring.Branch]) -> Int32 {
        var read: [FeatureIndex] = []
        for branch in branches where !read.contains(branch.condition.feature) {
            read.append(branch.condition.feature)
        }
        return Int32(read.last?.position ?? 0)
    }

    @inline(__always)
    func evaluate(_ inputs: Span<CompactInput>, _ words: Span<UInt64>) -> CompactOutcome {
        let nodes = self.nodes.span
        let branches = self.branches.span
        var place = 0
        var taken: Int?
        var decider: FeatureIndex?
        while nodes[place].branchCount > 0 {
            let first = Int(nodes[place].firstBranch)
            let end = first &+ Int(nodes[place].branchCount)
            var next = first
            while next < end {
                let test = branches[next].test
                if test.matches(inputs[Int(test.feature)], words) { break }
                next &+= 1
            }
            guard next < end else {
                return CompactOutcome(
                    result: .noResult(.noBranchMatched(node: NodeIndex(place))),
                    node: NodeIndex(place),
                    decider: FeatureIndex(Int(nodes[place].lastFeature))
                )
            }
            taken = next &- first
            decider = FeatureIndex(Int(branches[next].test.feature))
            place = Int(branches[next].child)
        }
        return CompactOutcome(
            result: .class(Int(nodes[place].label)),
            scoreBits: nodes[place].scoreBits,
            node: NodeIndex(place),
            branch: taken,
            decider: decider
        )
    }
}
