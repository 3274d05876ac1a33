/// Why bytes are not a valid model document, and where.
///
/// A model document is about no person, so a message may quote it.
public struct ModelDocumentError: Error, Hashable, Sendable {
    /// The place in the document, such as `$.features[2].from.attribute`.
    public let path: String
    /// What is wrong there.
    public let reason: Reason

    /// Reports a fault at a place.
    public init(_ reason: Reason, at path: String) {
        self.path = path
        self.reason = reason
    }
}

extension ModelDocumentError: CustomStringConvertible {
    /// The place, what is wrong, and what would be right.
    public var description: String {
        "\(path): \(reason.message); \(reason.remedy)"
    }
}
