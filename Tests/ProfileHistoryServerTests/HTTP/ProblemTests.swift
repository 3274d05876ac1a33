import AuditReports
import HTTPTypes
import JSON
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// Answers that say what is the matter.
@Suite struct ProblemTests {
    @Test(arguments: ["0108629996", "010862-9996"])
    func `a person number in a reason from below is blotted out`(number: String) throws {
        let error = StoreError(.unknownModel, "no version \(number)", field: "x\(number)")
        let body = Problem(error).json(.english)
        #expect(!String(decoding: body, as: UTF8.self).contains("9996"))
        #expect(try JSONValue(parsing: body)["status"]?.int64 == 404)
    }

    @Test func `what failed beneath is for the operator, and the caller is told to wait`() throws {
        struct Cause: Error, CustomStringConvertible { let description = "/srv/store: no space" }
        let problem = Problem(StoreError(.unavailable, "appending", cause: Cause()))
        #expect(problem.isLasting && problem.cause?.contains("no space") ?? false)
        #expect(problem.headers[.retryAfter] == "60")
        let body = String(decoding: problem.json(.danish), as: UTF8.self)
        #expect(!body.contains("space") && !body.contains("/srv"))
    }

    @Test func `every problem has a name, a status and titles of its own`() {
        var titles: Set<String> = []
        for type in ProblemType.allCases {
            #expect((400...599).contains(type.status.code))
            for language in [Language.english, .danish] { titles.insert(type.title(language)) }
        }
        #expect(titles.count == 2 * ProblemType.allCases.count)
    }
}
