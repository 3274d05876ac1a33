import Hummingbird
import Testing

@testable import ProfileHistoryServer

/// Paths of what can be told again.
@Suite struct ReadyRouteTests {
    private func route(_ path: String, isToldAgain: Bool = true) async throws -> ReadyRoute? {
        let backend = try await ServerWorld().backend
        let admission = Admission.trial(try await TokenIssuer().keySet(), backend)
        let again = Operation.Again(roles: Role.allCases) { _ in nil }
        let operation = Operation(
            "x",
            .get,
            path,
            .open,
            .open,
            again: isToldAgain ? again : nil
        ) { _ in Reply([], type: .json) }
        return ReadyRoute(Endpoint.trial(operation, backend, admission))
    }

    @Test func `only what can be told again has a way`() async throws {
        #expect(try await route("/a/{n}/b", isToldAgain: false) == nil)
    }

    @Test func `a number in its place is found, anything else is not`() async throws {
        let route = try #require(try await route("/a/{n}/b"))
        #expect(route.parameters(in: "/a/17/b")?["n"] == "17")
        for path in [
            "/a//b", "/a/b", "/a/1x/b", "/a/%31/b", "/a/1/2/b", "/a/1/b?", "/a/1/b/",
            "/x/a/1/b", "/a/æ/b", "/a/1", "", "/a/\u{301}1/b",
        ] {
            #expect(route.parameters(in: path) == nil, "\(path)")
        }
    }

    @Test func `a parameter at the end is found`() async throws {
        let route = try #require(try await route("/a/{n}"))
        #expect(route.parameters(in: "/a/5")?["n"] == "5")
        #expect(route.parameters(in: "/a/") == nil)
    }
}
