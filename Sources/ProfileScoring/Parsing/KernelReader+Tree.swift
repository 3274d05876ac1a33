import Scoring

extension KernelReader {
    /// A tree, its nodes put into a list in the order of the document.
    mutating func tree(_ node: DocumentNode) throws(ModelDocumentError) -> TreeKernel {
        _ = try treeNode(node)
        do throws(KernelError) {
            return try TreeKernel(featureCount: features.count, classes: classes, nodes: nodes)
        } catch {
            var path = node.path
            if case .node(let index) = error.place, nodePaths.indices.contains(index.position) {
                path = nodePaths[index.position]
            }
            throw ModelDocumentError(.kernel(error.problem), at: path)
        }
    }

    private mutating func treeNode(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> NodeIndex {
        let place = nodes.count
        nodes.append(.branches([]))
        nodePaths.append(node.path)
        let members = try node.members("class", "score", "branches")
        let (kind, value) = try members.exactlyOne(of: "class", "branches")
        if kind == "class" {
            let score = try members.optional("score")?.number()
            nodes[place] = .leaf(Leaf(try label(value), score: score))
            return NodeIndex(place)
        }
        if let score = members.optional("score") { throw score.fault(.unknownField("score")) }
        var branches: [Branch] = []
        for element in try value.elements() {
            let branch = try element.members("when", "then")
            let condition = try condition(branch.required("when"))
            branches.append(Branch(condition, to: try treeNode(branch.required("then"))))
        }
        nodes[place] = .branches(branches)
        return NodeIndex(place)
    }
}
