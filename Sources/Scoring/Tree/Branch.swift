/// A condition and the node that it leads to.
public struct Branch: Hashable, Sendable {
    /// The condition for taking the branch.
    public let condition: Condition
    /// Where the branch leads.
    public let child: NodeIndex

    /// Leads to `child` where `condition` holds.
    public init(_ condition: Condition, to child: NodeIndex) {
        self.condition = condition
        self.child = child
    }
}
