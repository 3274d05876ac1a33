/// The service's own description (OpenAPI 3.1).
enum APIDescription {
    /// The document, as it is served.
    static let document: [UInt8] = Array("{}".utf8)
}
