internal import AuditReports
internal import HTTPTypes
internal import Hummingbird

/// Answers the methods that a path does not have (RFC 9110, section 15.5.6).
struct MethodNotAllowed: HTTPResponder {
    typealias Context = ServiceRequestContext

    /// The methods that the path has.
    let allowed: [HTTPRequest.Method]

    func respond(to request: Request, context: Context) throws -> Response {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        var problem = Problem(.methodNotAllowed, "use one of: \(names)")
        problem.headers[.allow] = names
        throw LocalizedProblem(problem, Language(accepting: request.headers[.acceptLanguage]))
    }
}
