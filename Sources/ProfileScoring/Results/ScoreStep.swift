/// What happened at one node of a tree.
public struct ScoreStep: Hashable, Sendable {
    /// The place of the node among the nodes, in the order of the document.
    public let node: Int
    /// What was read there, in the order of the branches, each feature once.
    public let readings: [NamedValue]
    /// The place of the branch that was taken, nil where none matched.
    public let branch: Int?
    /// The test that the branch was taken for, nil where none matched.
    public let test: NamedTest?
}

extension ScoreStep: CustomStringConvertible {
    /// What was read and what followed, in one line.
    public var description: String {
        let read = readings.map(\.description).joined(separator: ", ")
        return test.map { "\(read): \($0)" } ?? "\(read): no branch matches"
    }
}
