/// Why a token is not believed.
///
/// The names go into logs and metrics, and nothing of the token does.
enum TokenRefusal: String, Error, Sendable, CaseIterable {
    case missing
    case malformed
    case tooLong = "too-long"
    case algorithm
    case critical
    case unknownKey = "unknown-key"
    case signature
    case claims
    case issuer
    case audience
    case expired
    case notYet = "not-yet"
    case roles

    /// What the bearer is told.
    var detail: String {
        switch self {
        case .missing: "send the header Authorization: Bearer TOKEN"
        case .malformed, .tooLong: "the token is no signed JWT of at most 8,192 bytes"
        case .algorithm: "the token is not signed by ES256 or EdDSA, or by a key of another kind"
        case .critical: "the token names extensions that must be understood and are not"
        case .unknownKey: "the token names no key of the issuer; get a new one"
        case .signature: "the signature does not hold"
        case .claims: "a claim that is needed is missing or of the wrong kind"
        case .issuer: "the token is by another issuer"
        case .audience: "the token is for another service"
        case .expired: "the token has ended; get a new one"
        case .notYet: "the token is not valid yet; check the clocks"
        case .roles: "the token gives no role that is known here"
        }
    }
}
