/// A test of codes that no list knows, kept as it was published.
///
/// A model version may have been published with a slip. Its document then says that the code is not
/// on the list and why it stands there, so that the version can be run as it really was.
public struct UnlistedCondition: Hashable, Sendable {
    /// Where the test stands in the document.
    public let path: String
    /// The feature that is tested.
    public let feature: String
    /// The codes that are not on its list.
    public let codes: [String]
    /// The document's own explanation.
    public let note: String

    /// Describes a test.
    public init(path: String, feature: String, codes: [String], note: String) {
        self.path = path
        self.feature = feature
        self.codes = codes
        self.note = note
    }
}

extension UnlistedCondition: CustomStringConvertible {
    /// The codes and the explanation in one line.
    public var description: String {
        "\(feature): not on the list: \(codes.joined(separator: ", ")): \(note)"
    }
}
