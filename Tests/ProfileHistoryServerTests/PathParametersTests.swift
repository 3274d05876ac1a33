import Hummingbird
import Testing

@testable import ProfileHistoryServer

/// The parts of a path that a route names.
@Suite struct PathParametersTests {
    private func decoded(_ values: KeyValuePairs<Substring, Substring>) throws -> PathParameters {
        var parameters = Parameters()
        for (name, value) in values { parameters[name] = value }
        return try PathParameters(decoding: parameters)
    }

    @Test func `they are decoded and found by name`() throws {
        let parameters = try decoded(["subject": "%C3%86ble", "version": "a"])
        #expect(parameters["subject"] == "Æble" && parameters["version"] == "a")
        #expect(parameters["other"] == nil)
        #expect(parameters.values.map(\.name) == ["subject", "version"])
    }

    @Test(arguments: ["%", "%C3", "%00", ""] as [Substring])
    func `what encodes no text is refused by name`(value: Substring) {
        let problem = #expect(throws: Problem.self) { try decoded(["subject": value]) }
        #expect(problem?.field == "subject")
    }
}
