import Foundation
import Testing

@testable import ProfileHistoryServer

/// Flags, variables and files, and what is refused of them.
@Suite struct SettingsTests {
    static let needed = [
        "--store", "s", "--auth-issuer", "i", "--auth-jwks-file", "k", "--insecure-loopback",
    ]

    func settings(
        _ more: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> Settings {
        try await Settings(arguments: Self.needed + more, environment: environment)
    }

    func refusal(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) async throws -> String? {
        do {
            _ = try await Settings(arguments: arguments, environment: environment)
            return nil
        } catch let error as SettingsError {
            return error.description
        }
    }

    @Test func `what is not decided is as the table says`() async throws {
        let settings = try await settings()
        #expect(settings.host == "127.0.0.1" && settings.port == 8_443 && settings.isInsecure)
        #expect(settings.limits.bodyByteCount == 1 << 20 && settings.limits.shutdownSeconds == 10)
        #expect(settings.policy.audience == "profilehistory" && settings.policy.skew == 60)
    }

    @Test func `flags win over variables, and variables over the file`() async throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/settings.json"
        try Data(#"{"port":1,"limits":{"bodyBytes":3000,"idleSeconds":7},"host":"::1"}"#.utf8)
            .write(to: URL(filePath: file))
        let variables = [
            "PROFILEHISTORY_PORT": "2", "PROFILEHISTORY_LIMITS_BODY_BYTES": "4000", "HOME": "/",
        ]
        let settings = try await settings(
            ["--config", file, "--port", "3"],
            environment: variables
        )
        #expect(settings.port == 3)
        #expect(settings.limits.bodyByteCount == 4_000)
        #expect(settings.limits.idleSeconds == 7 && settings.host == "::1")
    }

    @Test(arguments: [
        (["--hots", "x"], "--hots"), (["x"], "--insecure-loopback"), (["--port=1"], "--port"),
        (["--port"], "--port"),
        (["--port", "1", "--port", "2"], "--port"), (["--port", "65536"], "--port"),
        (["--port", "-1"], "--port"), (["--port", "x"], "--port"),
        (["--log-level", "all"], "--log"),
        (["--trace-spans", "maybe"], "--trace-spans"), (["--config", "/none"], "--config"),
        (["--host", "0.0.0.0"], "0.0.0.0"), (["--host", "::"], "::"), (["--host", ""], "--host"),
        (["--host", "127.0.0.1.example.org"], "example"), (["--host", "LOCALHOST"], "LOCALHOST"),
        (["--tls-certificate", "c"], "together"), (["--tls-key", "c"], "together"),
        (["--tls-certificate", "c", "--tls-key", "k"], "exclude"),
        (["--auth-jwks-url", "https://example.org"], "auth-jwks"),
        (["--limits-body-bytes", "9999999999"], "--limits-body-bytes"), (["--", "x"], "--"),
    ])
    func `what does not hold is refused by name`(more: [String], word: String) async throws {
        let said = try await refusal(Self.needed + more)
        // An empty host is no host: the standard counts.
        if more == ["--host", ""] { return #expect(said == nil) }
        #expect(said?.contains(word) ?? false, "\(said ?? "nothing")")
    }

    @Test(arguments: ["--store", "--auth-issuer", "--auth-jwks-file", "--insecure-loopback"])
    func `what is needed and missing is named`(flag: String) async throws {
        var arguments = Self.needed
        let place = try #require(arguments.firstIndex(of: flag))
        arguments.removeSubrange(place..<min(place + (place == 6 ? 1 : 2), arguments.count))
        let said = try await refusal(arguments)
        #expect(said?.contains(flag) ?? false, "\(said ?? "nothing")")
    }

    @Test func `variables and members of a file that are none are refused`() async throws {
        let slip = ["PROFILEHISTORY_LIMITS_REQUEST_PER_SECOND": "5"]
        #expect(try await refusal(Self.needed, environment: slip)?.contains("REQUEST_PER") ?? false)
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/settings.json"
        for (text, word) in [
            (#"{"prot":1}"#, "prot"), (#"{"limits":{"body":1}}"#, "limits.body"),
            ("[]", "--config"),
            (#"{"auth":"x"}"#, "auth"), ("{", "--config"), (#"{"port":1,"port":2}"#, "--config"),
            (#"{"key-file":"x"}"#, "key-file"), ("", "--config"),
        ] {
            try Data(text.utf8).write(to: URL(filePath: file))
            let said = try await refusal(Self.needed + ["--config", file])
            #expect(said?.contains(word) ?? false, "\(text): \(said ?? "nothing")")
        }
    }

    @Test(arguments: [
        ("https://example.org/keys", true), ("http://127.0.0.1:8080/keys", true),
        ("http://localhost/keys", true), ("http://[::1]:80/keys", true),
        ("http://example.org/keys", false), ("http://127.0.0.1.example.org/keys", false),
        ("http://localhost.example.org", false), ("http://localhost@example.org", false),
        ("ftp://localhost/keys", false), ("file:///etc/passwd", false), ("https://", false),
        ("example.org", false), ("http://127.0.0.1@example.org/", false),
    ])
    func `keys come by HTTPS or from this machine`(address: String, isTaken: Bool) async throws {
        var arguments = Self.needed
        arguments.replaceSubrange(4..<6, with: ["--auth-jwks-url", address])
        #expect((try await refusal(arguments) == nil) == isTaken)
    }

    @Test func `every setting is told of in the help, and a file knows it by its name`() {
        for setting in Setting.all { #expect(SettingsHelp.text.contains("  \(setting.flag)")) }
        #expect(Set(Setting.all.map(\.flag)).count == Setting.all.count)
        let wide = SettingsHelp.text.split(separator: "\n").filter { $0.count > 80 }
        #expect(wide == [])
    }

    @Test func `the page about the service has the table as it is`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Docs/SERVICE.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        for setting in Setting.all {
            let row = "| `\(setting.flag)` | `\(setting.variable)` | \(setting.standard ?? "") | "
            #expect(text.contains(row + setting.meaning + " |"), "\(setting.flag)")
        }
    }
}
