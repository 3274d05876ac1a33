import Testing

@testable import ProfileHistoryServer

/// The parameters of an address.
@Suite struct QueryTests {
    @Test(arguments: ["a=,", "a=x,", "a=,x", "a=x,,y"])
    func `a list has no empty elements`(text: String) throws {
        let query = try Query(text, allowing: ["a"])
        let problem = #expect(throws: Problem.self) { try query.list("a") }
        #expect(problem?.type == .badRequest && problem?.field == "a")
    }

    @Test func `a list is split at its commas`() throws {
        #expect(try Query("a=x,y%2Cz", allowing: ["a"]).list("a") == ["x", "y", "z"])
        #expect(try Query(nil, allowing: ["a"]).list("a") == [])
    }

    @Test func `places end where every client can count to`() throws {
        let last = try Query("a=\(Int64.max)", allowing: ["a"])
        #expect(try last.integer("a", in: Query.positions) == UInt64(Int64.max))
        let next = try Query("a=9223372036854775808", allowing: ["a"])
        #expect(throws: Problem.self) { try next.integer("a", in: Query.positions) }
    }

    @Test(arguments: ["b=1", "a=1&a=2", "a=%", "a=%zz", "a=%FF", "a=%00", "%61%00=1", "a=", "a"])
    func `what looks like a mistake is refused`(text: String) {
        #expect(throws: Problem.self) { try Query(text, allowing: ["a"]) }
    }
}
