import Crypto
import EventLog
import Foundation
import ProfileHistoryStore

@testable import ProfileHistoryServer

/// A service over an empty store of a test's own, which does not listen.
struct ServerWorld {
    let folder: TemporaryFolder
    let service: ProfileHistoryService

    var backend: Backend { service.backend }

    /// `keptAnswers` is how many current answers are kept in memory.
    init(clock: RecordingClock = .system, keptAnswers: Int = 100) async throws {
        folder = try TemporaryFolder()
        try HistoryStore.create(at: "\(folder.path)/store")
        let key = P256.Signing.PrivateKey().publicKey.rawRepresentation
        let jwks = """
            {"keys":[{"kty":"EC","crv":"P-256","kid":"k","x":"\(Self.base64(key.prefix(32)))",\
            "y":"\(Self.base64(key.suffix(32)))"}]}
            """
        try Data(jwks.utf8).write(to: URL(filePath: "\(folder.path)/jwks.json"))
        let arguments = [
            "--store", "\(folder.path)/store", "--auth-issuer", "trial", "--auth-jwks-file",
            "\(folder.path)/jwks.json", "--insecure-loopback", "--kept-answers", "\(keptAnswers)",
        ]
        let settings = try await Settings(arguments: arguments, environment: [:])
        service = try await ProfileHistoryService(settings, clock: clock)
    }

    private static func base64(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }
}
