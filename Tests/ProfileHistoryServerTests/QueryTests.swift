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

    @Test func `the next page is asked for with the same parameters`() throws {
        let query = try Query("at=2017-09-17&known=a%26b+%C3%A6&after=3", allowing: Self.paged)
        #expect(query.text(with: "after", "7") == "at=2017-09-17&known=a%26b%20%C3%A6&after=7")
        let next = try Query(query.text(with: "after", "7"), allowing: Self.paged)
        #expect(next["at"] == "2017-09-17" && next["known"] == "a&b æ" && next["after"] == "7")
    }

    private static let paged = ["at", "known", "after"]
}
