internal import AuditReports
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel

/// An answer that says what is the matter (RFC 9457).
struct Problem: Error, Sendable {
    /// What it is, by its stable name.
    var type: ProblemType
    /// What went wrong this time and what to do about it; never holds personal data.
    var detail: String
    /// The field or parameter at fault.
    var field: String?
    /// Header fields that go with it.
    var headers: HTTPFields = [:]
    /// What failed beneath, for the operator's log only.
    var cause: String?
    /// Whether files failed, so that it will not go better the next time.
    var isLasting = false

    init(_ type: ProblemType, _ detail: String, field: String? = nil) {
        self.type = type
        self.detail = detail
        self.field = field
    }
}

extension Problem {
    /// The answer for a failure of the store.
    ///
    /// What the store says about itself (paths, causes beneath) stays in the log.
    init(_ error: StoreError) {
        let type: ProblemType =
            switch error.code {
            case .badInput, .unknownAttribute: .badRequest
            case .unknownSubject: .unknownSubject
            case .erased: .erased
            case .restricted: .restricted
            case .unknownModel: .notFound
            case .lifecycle: .conflict
            case .noSubmission: .noForm
            case .checkFailed: .noResult
            case .keyFile, .unavailable: .unavailable
            }
        let detail =
            switch error.code {
            case .keyFile, .unavailable:
                "the store can not be read or written now; the operator's log says why"
            case .restricted:
                "the data are restricted and none of your roles may see them"
            // Whom the erasure names, and on what ground, is the registry's to say.
            case .erased: "the person's data were erased"
            default: error.message
            }
        self.init(type, detail, field: error.field)
        if type == .unavailable {
            cause = error.description
            isLasting = error.cause != nil
            headers[.retryAfter] = "60"
        }
    }

    /// The problem that a thrown error is; `nil` where it is none that a caller may read about.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError: self.init(error)
        default: return nil
        }
    }

    /// The body, as `application/problem+json`.
    func json(_ language: Language) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("type")
        writer.string(type.reference)
        writer.key("title")
        writer.string(type.title(language))
        writer.key("status")
        writer.integer(type.status.code)
        writer.key("detail")
        // A last fence: what was sent may stand in a reason that comes from below.
        writer.string(CPRRedaction.redactingCPRNumbers(in: detail))
        if let field {
            writer.key("field")
            writer.string(CPRRedaction.redactingCPRNumbers(in: field))
        }
        writer.endObject()
        return writer.bytes
    }

    /// The same as an answer.
    func answer(_ language: Language) -> Reply {
        var answer = Reply(json(language), type: .problem, status: type.status)
        answer.headers = headers
        answer.headers[.cacheControl] = "no-store"
        return answer
    }
}
