/// A node that has two children and sends a number to one or the other.
///
/// Most nodes of most trees are such; they are kept beside the nodes, small, for the way down.
struct TreeSplit: Sendable {
    /// What the number is compared with.
    var number = 0.0
    var slot: Int32 = 0
    var firstChild: Int32 = 0
    /// Whether the node is one; if not, its children's predicates are tested.
    var isSplit = false
    /// Whether a number that is equal counts as low.
    var includesEqual = false
    /// Whether low numbers go to the first child.
    var lowIsFirst = false

    /// The child that a number goes to.
    @inline(__always)
    func child(for x: Double) -> Int32 {
        let isLow = x < number || (includesEqual && x == number)
        return firstChild + (isLow == lowIsFirst ? 0 : 1)
    }
}

extension TreeSplit {
    /// The split of two children, if the first tests a number and the second takes the rest.
    init?(_ first: TreeNode, _ second: TreeNode, firstChild: Int32) {
        guard second.followsItsSibling || second.predicate.test == .always else { return nil }
        switch first.predicate.test {
        case .less: (includesEqual, lowIsFirst) = (false, true)
        case .lessOrEqual: (includesEqual, lowIsFirst) = (true, true)
        case .greater: (includesEqual, lowIsFirst) = (true, false)
        case .greaterOrEqual: (includesEqual, lowIsFirst) = (false, false)
        default: return nil
        }
        isSplit = true
        number = first.predicate.number
        slot = first.predicate.slot
        self.firstChild = firstChild
    }
}
