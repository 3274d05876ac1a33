/// The name of a class that a model can put a person in, such as `high`.
public struct ClassLabel: Hashable, Sendable {
    /// The name as the model spells it.
    public let name: String

    /// Makes the label of the class called `name`.
    public init(_ name: String) {
        self.name = name
    }
}

extension ClassLabel: ExpressibleByStringLiteral {
    /// Makes the label of the class with a literal name.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension ClassLabel: CustomStringConvertible {
    /// The name.
    public var description: String {
        name
    }
}
