internal import HTTPTypes

/// Who may keep an answer, and for how long (RFC 9111, section 5.2.2).
enum CacheControl: Sendable {
    /// Everybody, for ever.
    case immutable
    /// Everybody who asks each time whether it still holds.
    case askingAgain
    /// The same, and nobody in between.
    case askingAgainForOneself
    /// Nobody.
    case nothing

    /// The fields that an answer in JSON has anyhow, each set made once: making a field looks at
    /// every byte of it.
    var fields: HTTPFields {
        switch self {
        case .immutable: Self.immutableFields
        case .askingAgain: Self.askingAgainFields
        case .askingAgainForOneself: Self.askingAgainForOneselfFields
        case .nothing: Self.nothingFields
        }
    }

    private static let immutableFields = fields("public, max-age=31536000, immutable")
    private static let askingAgainFields = fields("no-cache")
    private static let askingAgainForOneselfFields = fields("private, no-cache")
    private static let nothingFields = fields("no-store")

    private static func fields(_ directives: String) -> HTTPFields {
        [
            .xContentTypeOptions: "nosniff", .cacheControl: directives,
            .contentType: Reply.MediaType.json.rawValue,
        ]
    }
}
