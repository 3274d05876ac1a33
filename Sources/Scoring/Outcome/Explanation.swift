/// How an outcome came about, in the terms of the kernel that ran.
public enum Explanation: Hashable, Sendable {
    /// The nodes of a tree from the root on, without the leaf.
    case path([PathStep])
    /// The terms of a sum in the order in which they were added.
    case contributions([Contribution])
}

extension Explanation {
    /// The path, or nil where a sum decided.
    public var path: [PathStep]? {
        if case .path(let steps) = self { steps } else { nil }
    }

    /// The contributions, or nil where a tree decided.
    public var contributions: [Contribution]? {
        if case .contributions(let terms) = self { terms } else { nil }
    }
}
