/// What happened at one node on the way from the root of a tree to its result.
public struct PathStep: Hashable, Sendable {
    /// The node.
    public let node: NodeIndex
    /// What was read there, in the order of the branches; each feature once.
    public let readings: [Reading]
    /// The place of the branch that was taken, or nil where none matched and the path ends.
    public let branch: Int?
    /// The condition of the branch that was taken, or nil where none matched.
    public let matched: Condition?

    /// States what happened at `node`.
    public init(node: NodeIndex, readings: [Reading], branch: Int?, matched: Condition?) {
        precondition(!readings.isEmpty, "a step of a path has read at least one input")
        precondition(
            (branch == nil) == (matched == nil),
            "a branch is taken because its condition matched"
        )
        self.node = node
        self.readings = readings
        self.branch = branch
        self.matched = matched
    }
}

extension PathStep {
    /// The feature that decided: of the condition that matched, else the one that was read last.
    public var feature: FeatureIndex {
        matched?.feature ?? readings[readings.count - 1].feature
    }

    /// The value of ``feature``.
    public var value: InputValue {
        readings.first { $0.feature == feature }?.value ?? readings[readings.count - 1].value
    }
}
