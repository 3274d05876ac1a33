internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore

/// One call of an operation, with everything that was checked before the operation begins.
struct Call: Sendable {
    /// Who calls; `nil` for an operation that is open.
    let caller: Caller?
    /// The role in which the operation is carried out.
    let role: Role?
    /// The path's parameters.
    let parameters: PathParameters
    /// The query's parameters, percent-decoded, only those that the operation knows.
    let query: Query
    /// The body, at most as long as is allowed.
    var body: [UInt8]
    /// The request's header fields.
    let fields: RequestFields
    /// In which language people are spoken to.
    let language: Language
    /// Why it is asked, as the caller says.
    let reason: StatedReason
    /// What the caller takes.
    let accepted: AcceptedTypes
    /// What is put on record about the call.
    let note: ReadNote

    /// Names what is stored, so that it is stored once.
    var idempotencyKey: String? { fields.idempotencyKey }
    /// Where a stream of events is gone on with.
    var lastEventID: String? { fields.lastEventID }
    /// Whether the body is JSON lines.
    var isLines: Bool {
        RequestBodyReader.mediaType(fields.contentType) == Reply.MediaType.lines.rawValue
    }
    /// Whether the caller wants a stream of events.
    var wantsEventStream: Bool { accepted.prefers(.eventStream, over: .lines) }
    /// Whether the caller wants a page for people.
    var wantsHTML: Bool { accepted.prefers(.html, over: .json) }

    /// The roles in which the store is read: restricted data are told to those that may see them.
    var storeRoles: Set<String> { role.map(\.storeRoles) ?? [] }

    /// Whether purpose and case are stated.
    var isForCase: Bool { reason.purpose != nil && reason.caseNumber != nil }

    /// A parameter of the path.
    func parameter(_ name: String) -> String {
        guard let value = parameters[name] else {
            preconditionFailure("the path has no parameter \(name)")
        }
        return value
    }
}
