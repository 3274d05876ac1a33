import ProfileScoring
import Testing

@Suite
struct ApprovalTests {
    @Test func `somebody else approves`() {
        #expect(Approval.isBySomebodyElse(author: "ada", approver: "bo"))
        #expect(Approval.isBySomebodyElse(author: "Søren", approver: "Sören"))
    }

    @Test(arguments: ["ada", " ada", "ADA", "Ada\t", "", " \n"])
    func `the author under any spelling, and nobody, do not`(approver: String) {
        #expect(!Approval.isBySomebodyElse(author: "ada", approver: approver))
    }
}
