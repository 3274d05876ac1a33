internal import HTTPTypes

extension HTTPField.Name {
    /// The place behind the log's last event when the answer was made.
    static let logPosition = known("Log-Position")
    /// Where the next page is (RFC 8288).
    static let link = known("Link")
    /// Names the request in the operator's log.
    static let requestID = known("Request-Id")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else {
            preconditionFailure("the name of a header field has no other characters")
        }
        return name
    }
}
