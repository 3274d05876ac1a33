import HTTPTypes
import Testing

@testable import ProfileHistoryServer

/// Purposes and case numbers.
@Suite struct StatedReasonTests {
    func operation(_ matter: Operation.Matter) -> Operation {
        Operation("x", .get, "/x", .open, matter) { _ in Reply([], type: .json) }
    }

    @Test func `who must say why is told what is missing`() throws {
        let person = operation(.person)
        for role in [Role.caseworker, .dpo, .system] {
            let nothing = #expect(throws: Problem.self) {
                try StatedReason(purpose: nil, caseNumber: nil).check(person, role)
            }
            #expect(nothing?.type == .purposeMissing && nothing?.field == "Purpose")
            let half = #expect(throws: Problem.self) {
                try StatedReason(purpose: "a", caseNumber: nil).check(person, role)
            }
            #expect(half?.field == "Case-Number")
            try StatedReason(purpose: "a", caseNumber: "b").check(person, role)
            try StatedReason(purpose: nil, caseNumber: nil).check(operation(.models), role)
        }
        for role in [Role.citizen, .register, .auditor, .admin] {
            try StatedReason(purpose: nil, caseNumber: nil).check(person, role)
        }
    }

    @Test(arguments: [
        "", "0108629996", "sag 010862-9996", "a\u{0}", "a\n", "\u{7F}",
        String(repeating: "x", count: 201),
    ])
    func `what can not stand in the read log is refused, and not recorded`(text: String) {
        for reason in [
            StatedReason(purpose: text, caseNumber: "b"),
            StatedReason(purpose: "a", caseNumber: text),
        ] {
            #expect(!reason.isRecordable)
            for role in Role.allCases {
                let problem = #expect(throws: Problem.self) {
                    try reason.check(operation(.everybody), role)
                }
                #expect(problem?.type == .badRequest)
                #expect(text.isEmpty || problem.map { !$0.detail.contains(text) } ?? false)
            }
        }
    }

    @Test func `Danish letters and long purposes are taken`() throws {
        let reason = StatedReason(purpose: String(repeating: "å", count: 100), caseNumber: "2026-1")
        #expect(reason.isRecordable)
        try reason.check(operation(.person), .caseworker)
    }
}
