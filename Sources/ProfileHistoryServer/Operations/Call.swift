internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore

/// One call of an operation, with everything that was checked before the operation begins.
struct Call: Sendable {
    /// Who calls; `nil` for an operation that is open.
    let caller: Caller?
    /// The role in which the operation is carried out.
    let role: Role?
    /// The path's parameters, percent-decoded.
    let parameters: [String: String]
    /// The query's parameters, percent-decoded, only those that the operation knows.
    let query: Query
    /// The body, at most as long as is allowed.
    let body: [UInt8]
    /// Whether the body is JSON lines.
    let isLines: Bool
    /// In which language people are spoken to.
    let language: Language
    /// Why it is asked, as the caller says.
    let purpose: String?
    /// In which case, as the caller says.
    let caseNumber: String?
    /// Names what is stored, so that it is stored once.
    let idempotencyKey: String?
    /// Where a stream of events is gone on with.
    let lastEventID: String?
    /// What the caller takes.
    let accepted: AcceptedTypes
    /// Whether the caller wants a stream of events.
    let wantsEventStream: Bool
    /// Whether the caller wants a page for people.
    let wantsHTML: Bool
    /// What is put on record about the call.
    let note: ReadNote

    /// The roles in which the store is read: restricted data are told to those that may see them.
    var storeRoles: Set<String> { role.map { [$0.rawValue] } ?? [] }

    /// Whether purpose and case are stated.
    var isForCase: Bool { purpose != nil && caseNumber != nil }

    /// A parameter of the path.
    func parameter(_ name: String) -> String {
        guard let value = parameters[name] else {
            preconditionFailure("the path has no parameter \(name)")
        }
        return value
    }
}
