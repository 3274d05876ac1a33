/// To whom a score is shown, and in which text.
public struct IssueRequest: Hashable, Sendable {
    /// Whom it is shown to, such as `jobcentre:0101`.
    public var recipient: String
    /// The version of the text in which it is shown.
    public var text: String

    /// Describes a showing.
    public init(recipient: String, text: String = IssueRequest.plainText) {
        self.recipient = recipient
        self.text = text
    }

    /// The text that the command prints: class, steps and inputs as they are named in the version.
    public static let plainText = "profilehistory/1"
}
