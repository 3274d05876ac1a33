internal import JWTKit

/// The claims of a token (RFC 7519), as they are read before anything is believed of them.
struct TokenClaims: JWTPayload {
    let iss: String?
    let sub: String?
    let aud: Audience?
    let exp: Double?
    let nbf: Double?
    let iat: Double?
    let scope: String?
    let roles: [String]?
    let municipality: String?
    /// The person of a citizen's token: `subject:12`.
    let person: String?
    /// The CPR number of a citizen's token, where the identity provider gives no other name.
    let cpr: String?
    let sources: [String]?

    /// Nothing: times, issuer and audience are checked with the tolerated skew by the verifier.
    func verify(using algorithm: some JWTAlgorithm) {}
}
