internal import AuditReports
internal import Hummingbird

/// A request as it came, with what is looked at on its way.
struct SentRequest: Sendable {
    let request: Request
    /// Its header fields.
    let fields: RequestFields
    /// What the framework knows of it.
    let context: ServiceRequestContext
    /// In which language people are spoken to.
    let language: Language

    init(_ request: Request, _ context: ServiceRequestContext) {
        self.request = request
        fields = RequestFields(request.headers)
        self.context = context
        language = Language(accepting: fields.acceptLanguage)
    }
}
