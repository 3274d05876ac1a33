import AuditReports
import HTTPTypes

@testable import ProfileHistoryServer

extension Call {
    /// A call of the data protection officer unless said otherwise, whose token was verified by a
    /// key.
    static func trial(
        _ parameters: [String: String] = [:],
        query: String? = nil,
        allowing names: [String] = [],
        key: [UInt8] = [],
        role: Role = .dpo,
        municipality: String? = nil
    ) throws -> Call {
        let caller = Caller(
            actor: "a",
            roles: [role],
            scopes: Set(Scope.allCases),
            municipality: municipality,
            person: nil,
            sources: [],
            expiry: .infinity,
            key: key
        )
        return Call(
            caller: caller,
            role: role,
            parameters: PathParameters(parameters.map { ($0.key, $0.value) }),
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
