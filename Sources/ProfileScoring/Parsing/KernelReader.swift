import Scoring

/// Reads the kernel of a model document.
struct KernelReader {
    let features: [Feature]
    let classes: [ClassLabel]
    /// The tests of codes that are on no list, as they are met.
    var unlisted: [UnlistedCondition] = []
    /// The nodes of the tree, each parent before its children, and where they stand.
    var nodes: [TreeNode] = []
    var nodePaths: [String] = []

    init(features: [Feature], classes: [ClassLabel]) {
        self.features = features
        self.classes = classes
    }

    /// Reads the kernel; `pmml` is the PMML document that was given with the model document.
    mutating func kernel(
        _ node: DocumentNode,
        pmml: [UInt8]?
    ) throws(ModelDocumentError) -> ModelKernel {
        let (kind, value) = try node.members("tree", "logistic", "pmml")
            .exactlyOne(of: "tree", "logistic", "pmml")
        if kind != "pmml", pmml != nil { throw node.fault(.needlessPMML) }
        let kernel: ModelKernel =
            switch kind {
            case "tree": .native(.tree(try tree(value)))
            case "logistic": .native(.logistic(try logistic(value)))
            default: .pmml(try BindingReader(reader: self, bytes: pmml).kernel(value))
            }
        try checkUse(of: kernel)
        return kernel
    }

    /// Refuses features that nothing reads and classes that nothing gives.
    private func checkUse(of kernel: ModelKernel) throws(ModelDocumentError) {
        let read = Set(kernel.features)
        for (place, feature) in features.enumerated() where !read.contains(FeatureIndex(place)) {
            throw ModelDocumentError(.unusedFeature(feature.name), at: "$.features[\(place)]")
        }
        let given =
            switch kernel {
            case .native(.tree): Set(nodes.compactMap(\.label))
            case .native(.logistic(let logistic)): Set(logistic.classes)
            case .pmml(let document): Set(document.classes)
            }
        for (place, label) in classes.enumerated() where !given.contains(label) {
            throw ModelDocumentError(.unusedClass(label.name), at: "$.classes[\(place)]")
        }
    }

    /// One of the document's classes.
    func label(_ node: DocumentNode) throws(ModelDocumentError) -> ClassLabel {
        let label = ClassLabel(try node.text())
        guard classes.contains(label) else { throw node.fault(.unknownClass(label.name)) }
        return label
    }

    /// The place and the definition of a feature that is named.
    func feature(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> (index: FeatureIndex, feature: Feature) {
        let name = try node.text()
        guard let place = features.firstIndex(where: { $0.name == name }) else {
            throw node.fault(.unknownFeature(name))
        }
        return (FeatureIndex(place), features[place])
    }
}

extension TreeNode {
    fileprivate var label: ClassLabel? {
        if case .leaf(let leaf) = self { leaf.label } else { nil }
    }
}
