/// The class that a person was put in, or the reason why there is none.
public enum Classification: Hashable, Sendable {
    /// The model puts the person in this class.
    case `class`(ClassLabel)
    /// The model says nothing about the person. That too is a result, and is kept as one.
    case noResult(NoResultReason)
}

extension Classification {
    /// The class, or nil where there is no result.
    public var label: ClassLabel? {
        if case .class(let label) = self { label } else { nil }
    }
}

extension Classification: CustomStringConvertible {
    /// The name of the class, or `no result` and why.
    public var description: String {
        switch self {
        case .class(let label): label.name
        case .noResult(let reason): "no result: \(reason)"
        }
    }
}
