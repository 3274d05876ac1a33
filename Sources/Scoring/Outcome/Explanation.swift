/// How an outcome came about, in the terms of the kernel that ran.
public enum Explanation: Hashable, Sendable {
    /// The nodes of a tree from the root on, without the leaf.
    case path([PathStep])
    /// The terms of a sum in the order in which they were added.
    case contributions([Contribution])
    /// A document of another format decided; who evaluates it tells how.
    case document
}

extension Explanation {
    /// The path, or nil where no tree of this module decided.
    public var path: [PathStep]? {
        if case .path(let steps) = self { steps } else { nil }
    }

    /// The contributions, or nil where no sum of this module decided.
    public var contributions: [Contribution]? {
        if case .contributions(let terms) = self { terms } else { nil }
    }
}
