@testable import ProfileHistoryServer

extension TokenVerifier {
    /// Who the bearer of a whole text is.
    func caller(_ token: String) async throws(TokenRefusal) -> Caller {
        try await caller(token[...])
    }
}
