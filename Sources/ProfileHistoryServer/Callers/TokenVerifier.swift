internal import EventModel
internal import JSON
internal import JWTKit
internal import ProfileHistoryStore
internal import ProfileModel
internal import Synchronization

/// Tells who calls from a signed token (RFC 7519, RFC 8725).
///
/// The header is read here, since the library looks at neither `alg` nor `crit`: the algorithm must
/// be the one of the named key, so that no token chooses how it is checked.
final class TokenVerifier: Sendable {
    /// What a token must say.
    struct Policy: Sendable {
        var issuer: String
        var audience: String
        /// How far clocks may differ, in seconds.
        var skew: Double
    }

    static let maximumByteCount = 8_192

    private let policy: Policy
    private let keySet: Mutex<KeySet>
    private let verified: VerifiedTokens
    private let now: @Sendable () -> Instant

    init(
        _ policy: Policy,
        keySet: KeySet,
        cacheCapacity: Int = 10_000,
        now: @escaping @Sendable () -> Instant
    ) {
        self.policy = policy
        self.keySet = Mutex(keySet)
        verified = VerifiedTokens(capacity: cacheCapacity)
        self.now = now
    }

    /// Uses another set of keys from now on; what the one before verified is verified anew.
    func adopt(_ keySet: KeySet) {
        self.keySet.withLock { $0 = keySet }
    }

    /// Whether the key that verified a caller's token is still one of the issuer's.
    func isKeyInUse(of caller: Caller) -> Bool {
        keySet.withLock { $0.fingerprints.values.contains(caller.key) }
    }

    /// Who the bearer of a token is.
    func caller(_ token: Substring) async throws(TokenRefusal) -> Caller {
        if let known = try knownCaller(token) { return known }
        let digest = VerifiedTokens.digest(of: token)
        let keySet = keySet.withLock { $0 }
        let caller = try await verify(String(token), keySet)
        verified.keep(caller, digest, keySet: keySet.digest)
        return caller
    }

    /// Who the bearer of a token is that was verified before; `nil` where none was.
    func knownCaller(_ token: Substring) throws(TokenRefusal) -> Caller? {
        guard token.utf8.count <= Self.maximumByteCount else { throw .tooLong }
        let digest = VerifiedTokens.digest(of: token)
        let known = verified.caller(digest, keySet: keySet.withLock { $0.digest })
        if let known, seconds > known.expiry { throw .expired }
        return known
    }

    private var seconds: Double { Double(now().microseconds) / 1e6 }

    private func verify(_ token: String, _ keySet: KeySet) async throws(TokenRefusal) -> Caller {
        let key = try Self.checkHeader(of: token, keySet)
        let claims: TokenClaims
        do {
            claims = try await keySet.keys.verify(token, as: TokenClaims.self)
        } catch let error as JWTError where error.errorType == .malformedToken {
            throw .claims
        } catch {
            // A signature of another length is none either.
            throw .signature
        }
        return try caller(claims, key)
    }

    /// Checks what the library does not look at; gives the fingerprint of the key that is named.
    private static func checkHeader(
        of token: String,
        _ keySet: KeySet
    ) throws(TokenRefusal) -> [UInt8] {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        // All parts are read strictly, since the library takes padding, and of members that stand
        // twice any one.
        guard parts.count == 3, let header = object(parts[0]), object(parts[1]) != nil,
            Base64URL.bytes(parts[2]) != nil
        else { throw .malformed }
        guard header["crit"] == nil else { throw .critical }
        guard let algorithm = header["alg"]?.string, ["ES256", "EdDSA"].contains(algorithm) else {
            throw .algorithm
        }
        guard let kid = header["kid"]?.string, let expected = keySet.algorithms[kid] else {
            throw .unknownKey
        }
        guard expected == algorithm, let key = keySet.fingerprints[kid] else { throw .algorithm }
        return key
    }

    private static func object(_ part: Substring) -> JSONValue? {
        guard let bytes = Base64URL.bytes(part), let value = try? JSONValue(parsing: bytes),
            value.object != nil
        else { return nil }
        return value
    }

    private func caller(
        _ claims: TokenClaims,
        _ key: [UInt8]
    ) throws(TokenRefusal) -> Caller {
        guard let actor = claims.sub, !actor.isEmpty, actor.utf8.count <= 200,
            CPRRedaction.redactingCPRNumbers(in: actor) == actor,
            let expiry = claims.exp, expiry.isFinite
        else { throw .claims }
        guard claims.iss == policy.issuer else { throw .issuer }
        guard claims.aud?.names.contains(policy.audience) ?? false else { throw .audience }
        guard seconds <= expiry + policy.skew else { throw .expired }
        for start in [claims.nbf, claims.iat] {
            if let start, !(start - policy.skew <= seconds) { throw .notYet }
        }
        let roles = (claims.roles ?? []).compactMap(Role.init(rawValue:))
        guard !roles.isEmpty else { throw .roles }
        let scopes = (claims.scope ?? "").split(separator: " ")
            .compactMap { Scope(rawValue: String($0)) }
        return Caller(
            actor: actor,
            roles: roles,
            scopes: Set(scopes),
            municipality: try municipality(claims),
            person: try person(claims),
            sources: claims.sources ?? [],
            expiry: expiry + policy.skew,
            key: key
        )
    }

    private func municipality(_ claims: TokenClaims) throws(TokenRefusal) -> String? {
        guard let code = claims.municipality else { return nil }
        let isCode = code.utf8.count == 4 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isCode else { throw .claims }
        return code
    }

    private func person(_ claims: TokenClaims) throws(TokenRefusal) -> SubjectReference? {
        guard let text = claims.person ?? claims.cpr.map({ "cpr:\($0)" }) else { return nil }
        do {
            return try SubjectReference(parsing: text)
        } catch {
            throw .claims
        }
    }
}
