/// The place of a node in a tree's list of nodes; the root is at 0.
public struct NodeIndex: Hashable, Sendable {
    /// The place, 0 for the root.
    public let position: Int

    /// Names the node at `position`; whether a tree has it is checked by that tree.
    public init(_ position: Int) {
        self.position = position
    }

    /// The node where every evaluation starts.
    public static let root = NodeIndex(0)
}

extension NodeIndex: ExpressibleByIntegerLiteral {
    /// Names the node at a literal place.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension NodeIndex: CustomStringConvertible {
    /// The place.
    public var description: String {
        "\(position)"
    }
}
