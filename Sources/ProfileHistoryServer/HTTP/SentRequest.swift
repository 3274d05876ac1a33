internal import AuditReports
internal import HTTPTypes
internal import Hummingbird

/// What is looked at of a request, but for its body.
///
/// A reference: it is handed on from step to step, and a request has many parts.
final class SentRequest: Sendable {
    let method: HTTPRequest.Method
    /// What stands behind the question mark of its address.
    let query: String?
    /// The parts of its path that the route names, as they came.
    let parameters: Parameters
    /// Its header fields.
    let fields: RequestFields
    /// In which language people are spoken to.
    let language: Language

    convenience init(_ request: Request, _ context: ServiceRequestContext) {
        self.init(request.head, query: request.uri.query, parameters: context.parameters)
    }

    init(_ head: HTTPRequest, query: String?, parameters: Parameters) {
        method = head.method
        self.query = query
        self.parameters = parameters
        fields = RequestFields(head.headerFields)
        language = Language(accepting: fields.acceptLanguage)
    }
}
