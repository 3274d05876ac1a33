import AuditReports

@testable import ProfileHistoryServer

extension Call {
    /// A call of the data protection officer, whose token was verified by a key.
    static func trial(
        _ parameters: [String: String] = [:],
        query: String? = nil,
        allowing names: [String] = [],
        key: [UInt8] = []
    ) throws -> Call {
        var caller = Caller(
            actor: "a",
            roles: [.dpo],
            scopes: Set(Scope.allCases),
            municipality: nil,
            person: nil,
            sources: [],
            expiry: .infinity
        )
        caller.key = key
        return Call(
            caller: caller,
            role: .dpo,
            parameters: parameters,
            query: try Query(query, allowing: names),
            body: [],
            isLines: false,
            language: .english,
            purpose: "p",
            caseNumber: "c",
            idempotencyKey: nil,
            lastEventID: nil,
            accepted: AcceptedTypes(nil),
            wantsEventStream: true,
            wantsHTML: false,
            note: ReadNote()
        )
    }
}
