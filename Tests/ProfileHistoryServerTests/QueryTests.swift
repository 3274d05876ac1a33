import Testing

@testable import ProfileHistoryServer

/// The parameters of an address.
@Suite struct QueryTests {
    @Test(arguments: ["a=", "a=,", "a=x,", "a=,x", "a=x,,y"])
    func `a list has no empty elements`(text: String) throws {
        let query = try Query(text, allowing: ["a"])
        let problem = #expect(throws: Problem.self) { try query.list("a") }
        #expect(problem?.type == .badRequest && problem?.field == "a")
    }

    @Test func `a list is split at its commas`() throws {
        #expect(try Query("a=x,y%2Cz", allowing: ["a"]).list("a") == ["x", "y", "z"])
        #expect(try Query(nil, allowing: ["a"]).list("a") == [])
    }

    @Test(arguments: ["b=1", "a=1&a=2", "a=%", "a=%zz", "a=%FF", "a=%00", "%61%00=1"])
    func `what looks like a mistake is refused`(text: String) {
        #expect(throws: Problem.self) { try Query(text, allowing: ["a"]) }
    }
}
