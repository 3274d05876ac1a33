/// Which codes an attribute takes.
public enum CodeRule: Hashable, Sendable {
    /// Those of a list.
    case list(CodeList)
    /// All of a shape, because no list was published.
    case shape(CodeShape)

    /// Refuses a code that is not on the list or not of the shape.
    public func check(_ code: String) throws(ValueError) {
        switch self {
        case .list(let list):
            guard list.contains(code) else { throw .notOnList(named: list.name) }
        case .shape(let shape):
            guard shape.matches(code) else { throw .wrongShape(shape) }
        }
    }
}
