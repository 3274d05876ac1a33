/// The trees of a mining model all of whose segments are trees.
///
/// They lie side by side and hold no references, so that walking from tree to tree costs nothing.
struct Forest: Sendable {
    /// A tree within the forest.
    struct Member: Sendable {
        let tree: TreeModel
        let weight: Double
        /// Where the table of classes tells the whole model's class for each of the tree's.
        let classes: Int32
    }

    let members: [Member]
    let classes: [Int32]

    /// The forest of segments, or nil if one of them is something else.
    init?(_ segments: [MiningModel.Segment]) {
        var members: [Member] = []
        var classes: [Int32] = []
        for segment in segments {
            guard let tree = segment.tree else { return nil }
            members.append(
                Member(tree: tree, weight: segment.weight, classes: Int32(classes.count))
            )
            classes += segment.categories
        }
        self.members = members
        self.classes = classes
    }
}
