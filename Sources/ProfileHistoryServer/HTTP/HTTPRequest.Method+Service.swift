internal import HTTPTypes

extension HTTPRequest.Method {
    /// HTTP's own methods (RFC 9110, section 9, RFC 5789, and QUERY): an address that does not have
    /// one of them says so with 405; every other method is answered with 501.
    static let known: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect, query,
    ]

    private static let query: HTTPRequest.Method = {
        guard let method = HTTPRequest.Method("QUERY") else {
            preconditionFailure("the name of a method has capital letters only")
        }
        return method
    }()
}
