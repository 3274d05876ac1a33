/// One code of a list, with its meaning.
public struct Code: Hashable, Sendable {
    /// The code itself.
    public let code: String
    /// What it means, in Danish where the list was published in Danish; empty where unknown.
    public let label: String
    /// What it is grouped under, such as a municipality's region.
    public let group: String?

    /// Describes a code.
    public init(_ code: String, label: String = "", group: String? = nil) {
        self.code = code
        self.label = label
        self.group = group
    }
}
