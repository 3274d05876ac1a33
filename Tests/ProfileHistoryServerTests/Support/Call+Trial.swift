import AuditReports
import HTTPTypes

@testable import ProfileHistoryServer

extension Call {
    /// A call of the data protection officer, whose token was verified by a key.
    static func trial(
        _ parameters: [String: String] = [:],
        query: String? = nil,
        allowing names: [String] = [],
        key: [UInt8] = []
    ) throws -> Call {
        let caller = Caller(
            actor: "a",
            roles: [.dpo],
            scopes: Set(Scope.allCases),
            municipality: nil,
            person: nil,
            sources: [],
            expiry: .infinity,
            key: key
        )
        return Call(
            caller: caller,
            role: .dpo,
            parameters: parameters,
            query: try Query(query, allowing: names),
            body: [],
            fields: RequestFields([.accept: "text/event-stream"]),
            language: .english,
            reason: StatedReason(purpose: "p", caseNumber: "c"),
            accepted: AcceptedTypes("text/event-stream"),
            note: ReadNote()
        )
    }
}
