extension KernelError {
    /// A place in a kernel.
    public enum Place: Hashable, Sendable {
        /// A node of a tree.
        case node(NodeIndex)
        /// A sub-model of a sum, by name.
        case subModel(String)
        /// A term of a sub-model, by its place in the list.
        case term(Int, subModel: String)
        /// A band of classes, by its place in the list.
        case band(Int)
    }
}

extension KernelError.Place: CustomStringConvertible {
    /// The place in words.
    public var description: String {
        switch self {
        case .node(let node): "node \(node)"
        case .subModel(let name): "sub-model '\(name)'"
        case .term(let place, let name): "term \(place) of sub-model '\(name)'"
        case .band(let place): "band \(place)"
        }
    }
}
