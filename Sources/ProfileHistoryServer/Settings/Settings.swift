internal import FoundationEssentials
internal import Logging

/// How the service is set up.
public struct Settings: Sendable {
    var store: String
    var keyFile: String?
    var host: String
    var port: Int
    var isInsecure: Bool
    var tls: TLSFiles?
    var keys: KeySource
    var policy: TokenVerifier.Policy
    var refreshSeconds: Int
    var limits: Limits
    var keptAnswerCount: Int
    var checkpointSeconds: Int
    var diskReserveByteCount: Int
    var windowCodes: [String]
    var logLevel: Logger.Level
    var tracesSpans: Bool

    /// The files of a server that speaks TLS.
    struct TLSFiles: Sendable {
        var certificate: String
        var key: String
        var clientAuthorities: String?
    }

    /// Where the issuer's keys are read.
    enum KeySource: Sendable {
        case file(String)
        case url(String)
    }

    /// What a client may take of the service.
    struct Limits: Sendable {
        var bodyByteCount = 1 << 20
        var headerByteCount = 16_384
        var concurrentRequests = 2_000
        var connections = 20_000
        var requestsPerSecond = 0
        var idleSeconds = 60
        var bodySeconds = 20
        var longQuestions = 2
        var feedStreams = 1_000
        var shutdownSeconds = 10
    }

    /// Reads settings from flags, variables named `PROFILEHISTORY_…`, and the file that they name.
    ///
    /// Throws ``SettingsError`` for one that is missing, unknown or does not hold.
    public init(arguments: [String], environment: [String: String]) async throws {
        let reader = try await SettingsReader(arguments: arguments, environment: environment)
        store = try Self.required(reader, "store")
        keyFile = try reader.text("key-file")
        host = try Self.required(reader, "host")
        port = try reader.number("port")
        isInsecure = try reader.flag("insecure-loopback")
        tls = try Self.tls(reader)
        keys = try Self.keys(reader)
        policy = TokenVerifier.Policy(
            issuer: try Self.required(reader, "auth.issuer"),
            audience: try Self.required(reader, "auth.audience"),
            skew: Double(try reader.number("auth.skew-seconds"))
        )
        refreshSeconds = try reader.number("auth.refresh-seconds")
        limits = try Self.limits(reader)
        keptAnswerCount = try reader.number("kept-answers")
        checkpointSeconds = try reader.number("checkpoint-seconds")
        diskReserveByteCount = try reader.number("disk-reserve-bytes")
        windowCodes = try reader.text("windows.codes")?.split(separator: ";").map(String.init) ?? []
        guard let level = Logger.Level(rawValue: try reader.text("log.level") ?? "info") else {
            throw SettingsError("--log-level takes trace, debug, info, notice, warning or error")
        }
        logLevel = level
        tracesSpans = try reader.flag("trace-spans")
        try checkTransport()
    }

    private static func required(_ reader: SettingsReader, _ name: String) throws -> String {
        guard let text = try reader.text(name) else {
            let setting = Setting.all.first { $0.name == name }
            throw SettingsError(
                "\(setting?.flag ?? name) is missing: \(setting?.meaning ?? "it is needed")"
            )
        }
        return text
    }

    private static func tls(_ reader: SettingsReader) throws -> TLSFiles? {
        switch (try reader.text("tls.certificate"), try reader.text("tls.key")) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            return TLSFiles(
                certificate: certificate,
                key: key,
                clientAuthorities: try reader.text("tls.client-ca")
            )
        default: throw SettingsError("--tls-certificate and --tls-key go together")
        }
    }

    private static func keys(_ reader: SettingsReader) throws -> KeySource {
        switch (try reader.text("auth.jwks-file"), try reader.text("auth.jwks-url")) {
        case (let file?, nil): return .file(file)
        case (nil, let url?):
            guard isSecure(url) else {
                throw SettingsError("--auth-jwks-url takes an https address")
            }
            return .url(url)
        default:
            throw SettingsError("give the issuer's keys: --auth-jwks-file or --auth-jwks-url")
        }
    }

    /// Whether nobody on the way can put in keys of her own: by HTTPS, or within this machine.
    private static func isSecure(_ address: String) -> Bool {
        guard let url = URL(string: address), let host = url.host(), !host.isEmpty,
            url.user() == nil
        else { return false }
        return url.scheme == "https"
            || url.scheme == "http" && ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    }

    private static func limits(_ reader: SettingsReader) throws -> Limits {
        var limits = Limits()
        limits.bodyByteCount = try reader.number("limits.body-bytes")
        limits.headerByteCount = try reader.number("limits.header-bytes")
        limits.concurrentRequests = try reader.number("limits.concurrent-requests")
        limits.connections = try reader.number("limits.connections")
        limits.requestsPerSecond = try reader.number("limits.requests-per-second")
        limits.idleSeconds = try reader.number("limits.idle-seconds")
        limits.bodySeconds = try reader.number("limits.body-seconds")
        limits.longQuestions = try reader.number("limits.long-questions")
        limits.feedStreams = try reader.number("limits.feed-streams")
        limits.shutdownSeconds = try reader.number("limits.shutdown-seconds")
        return limits
    }

    private func checkTransport() throws(SettingsError) {
        guard tls == nil else {
            if isInsecure {
                throw SettingsError("--insecure-loopback and --tls-certificate exclude each other")
            }
            return
        }
        guard isInsecure else {
            throw SettingsError(
                "give --tls-certificate and --tls-key; --insecure-loopback is for trying out"
            )
        }
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw SettingsError("--insecure-loopback is refused on \(host): use 127.0.0.1 or ::1")
        }
    }
}
