internal import Crypto
internal import JSON
internal import JWTKit

/// The public keys of the issuer, by their ids (RFC 7517), as read at one time.
///
/// Keys of kinds that are not used here are skipped, so that one of them does not lock out all. A
/// key verifies by one algorithm only, which its kind decides and the token does not.
struct KeySet: Sendable {
    /// The keys, in the library's collection.
    let keys: JWTKeyCollection
    /// The algorithm of each key.
    let algorithms: [String: String]
    /// What tells each key from any other, whatever its id.
    let fingerprints: [String: [UInt8]]
    /// What the set was read from: tells whether it changed.
    let digest: [UInt8]

    /// The largest document that is read.
    static let maximumByteCount = 1 << 20

    /// Reads a JWKS document.
    init(parsing bytes: [UInt8]) async throws {
        guard bytes.count <= Self.maximumByteCount else {
            throw KeySetError("the key set is over \(Self.maximumByteCount) bytes")
        }
        let document: JSONValue
        do {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw KeySetError("the key set is no JSON: \(error)")
        }
        guard let list = document["keys"]?.array else {
            throw KeySetError("the key set has no member `keys`")
        }
        let keys = JWTKeyCollection()
        var algorithms: [String: String] = [:]
        var fingerprints: [String: [UInt8]] = [:]
        for entry in list {
            guard let key = IssuerKey(entry), algorithms[key.id] == nil else { continue }
            try await key.add(to: keys)
            algorithms[key.id] = key.algorithm
            fingerprints[key.id] = key.fingerprint
        }
        guard !algorithms.isEmpty else {
            throw KeySetError("the key set has no ES256 or EdDSA key with an id for signatures")
        }
        self.keys = keys
        self.algorithms = algorithms
        self.fingerprints = fingerprints
        digest = Array(SHA256.hash(data: bytes))
    }
}

/// Why a key set can not be used.
struct KeySetError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// One key of the issuer that can be used here.
private struct IssuerKey {
    enum Material {
        case p256(ES256PublicKey)
        case ed25519(EdDSA.PublicKey)
    }

    let id: String
    let material: Material
    let fingerprint: [UInt8]

    var algorithm: String {
        switch material {
        case .p256: "ES256"
        case .ed25519: "EdDSA"
        }
    }

    init?(_ entry: JSONValue) {
        guard let id = entry["kid"]?.string, !id.isEmpty,
            entry["use"]?.string ?? "sig" == "sig",
            entry["d"] == nil
        else { return nil }
        self.id = id
        let point = "\(entry["x"]?.string ?? "") \(entry["y"]?.string ?? "")"
        fingerprint = Array(SHA256.hash(data: Array(point.utf8)))
        let algorithm = entry["alg"]?.string
        switch (entry["kty"]?.string, entry["crv"]?.string) {
        case ("EC", "P-256"):
            guard algorithm ?? "ES256" == "ES256", let x = entry["x"]?.string,
                let y = entry["y"]?.string,
                let key = try? ES256PublicKey(parameters: ECDSAParameters(x: x, y: y))
            else { return nil }
            material = .p256(key)
        case ("OKP", "Ed25519"):
            guard ["EdDSA", "Ed25519"].contains(algorithm ?? "EdDSA"),
                let x = entry["x"]?.string,
                let key = try? EdDSA.PublicKey(x: x, curve: .ed25519)
            else { return nil }
            material = .ed25519(key)
        default: return nil
        }
    }

    func add(to keys: JWTKeyCollection) async throws {
        let kid = JWKIdentifier(string: id)
        switch material {
        case .p256(let key): await keys.add(ecdsa: key, kid: kid)
        case .ed25519(let key): await keys.add(eddsa: key, kid: kid)
        }
    }
}
