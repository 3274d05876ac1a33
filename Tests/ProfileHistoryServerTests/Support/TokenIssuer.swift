import Crypto
import Foundation

@testable import ProfileHistoryServer

/// Signs tokens, rightly and wrongly.
struct TokenIssuer {
    /// How a token is signed, whatever its header says.
    enum Signing {
        case p256
        case ed25519
        case hmac(secret: [UInt8])
        case none
    }

    /// The moment of every test, in seconds since 1970.
    static let now = 1_700_000_000

    let p256 = P256.Signing.PrivateKey()
    let ed25519 = Curve25519.Signing.PrivateKey()

    static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    /// The P-256 key as a member of a key set.
    func p256Entry(_ id: String = "ec", more: String = "") -> String {
        let point = p256.publicKey.rawRepresentation
        return #"{"kty":"EC","crv":"P-256","kid":"\#(id)","x":"\#(Self.base64(point.prefix(32)))","#
            + #""y":"\#(Self.base64(point.suffix(32)))"\#(more)}"#
    }

    /// The Ed25519 key as a member of a key set.
    func ed25519Entry(_ id: String = "ed", more: String = "") -> String {
        let point = ed25519.publicKey.rawRepresentation
        return #"{"kty":"OKP","crv":"Ed25519","kid":"\#(id)","x":"\#(Self.base64(point))"\#(more)}"#
    }

    static func keySet(_ entries: [String]) async throws -> KeySet {
        let text = #"{"keys":[\#(entries.joined(separator: ","))]}"#
        return try await KeySet(parsing: Array(text.utf8))
    }

    /// A key set of both keys.
    func keySet() async throws -> KeySet {
        try await Self.keySet([p256Entry(), ed25519Entry()])
    }

    /// The claims of a good token, with some replaced by JSON or taken out.
    static func claims(_ changes: [String: String?] = [:]) -> String {
        var members: [String: String] = [
            "iss": #""issuer""#, "aud": #""service""#, "sub": #""anna""#, "exp": "\(now + 300)",
            "iat": "\(now - 10)", "roles": #"["dpo"]"#, "scope": #""profile.read""#,
        ]
        for (name, value) in changes { members[name] = value }
        return "{" + members.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",") + "}"
    }

    func token(
        header: String = #"{"alg":"ES256","typ":"JWT","kid":"ec"}"#,
        claims: String = Self.claims(),
        by signing: Signing = .p256
    ) throws -> String {
        let signed = Self.base64(header.utf8) + "." + Self.base64(claims.utf8)
        let bytes = Data(signed.utf8)
        let signature: [UInt8]
        switch signing {
        case .p256: signature = Array(try p256.signature(for: bytes).rawRepresentation)
        case .ed25519: signature = Array(try ed25519.signature(for: bytes))
        case .hmac(let secret):
            let key = SymmetricKey(data: secret)
            signature = Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
        case .none: signature = []
        }
        return signed + "." + Self.base64(signature)
    }
}
