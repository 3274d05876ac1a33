/// The documentation that belongs to a model version, named by its digest.
public struct ModelDocumentation: Hashable, Sendable {
    /// What the documentation is called.
    public let name: String
    /// The SHA-256 of its bytes, as 64 lower-case hexadecimal digits.
    public let sha256: String

    /// Names a piece of documentation.
    public init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}
