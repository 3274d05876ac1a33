internal import AuditReports
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Answers requests for one operation: who asks, may she, what is asked, do it, put it on record.
struct Endpoint: HTTPResponder {
    typealias Context = ServiceRequestContext

    let operation: Operation
    let backend: Backend
    let admission: Admission
    let recorder: ReadRecorder
    let replies: RememberedReplies

    func respond(to request: Request, context: Context) async throws -> Response {
        let language = Language(accepting: request.headers[.acceptLanguage])
        do {
            try Self.enter(admission.concurrent)
            defer { admission.concurrent.leave() }
            // Bodies that anybody may send slowly keep nobody else out.
            let isStranger = operation.matter == .open && operation.body != .none
            if isStranger { try Self.enter(admission.strangers) }
            defer { if isStranger { admission.strangers.leave() } }
            let answer = try await answer(request, context, language)
            return try response(to: request, with: answer)
        } catch {
            throw LocalizedProblem(error, language)
        }
    }

    private static func enter(_ turnstile: Turnstile) throws(Problem) {
        guard !turnstile.enter() else { return }
        var problem = Problem(.tooManyRequests, "too many requests at once; try again")
        problem.headers[.retryAfter] = "1"
        throw problem
    }

    private func answer(
        _ request: Request,
        _ context: Context,
        _ language: Language
    ) async throws -> Reply {
        guard case .roles(let roles, let scope) = operation.access else {
            let call = try await call(request, context, language, nil, nil, ReadNote())
            return try await operation.run(call)
        }
        let caller = try await admission.caller(of: request.headers)
        let note = ReadNote()
        let reason = StatedReason(request.headers)
        var taken: Role?
        do {
            let role = try Self.role(of: caller, among: roles, scope)
            taken = role
            try reason.check(operation, role)
            let call = try await call(request, context, language, caller, role, note, reason)
            let answer = try await run(call)
            // A page is not made for everybody.
            if !operation.writes { try call.accepted.check([answer.type]) }
            try await recorder.record(answer, call, operation)
            return answer
        } catch let problem as Problem where problem.type == .readLogUnavailable {
            throw problem
        } catch {
            try await recorder.record(error, caller, taken, note, operation, reason)
            throw error
        }
    }

    private func run(_ call: Call) async throws -> Reply {
        guard operation.writes else { return try await carryOut(call) }
        let writeGuard = WriteGuard(settings: backend.settings)
        try writeGuard.check()
        do {
            return try await carryOut(call)
        } catch {
            throw writeGuard.problem(error)
        }
    }

    /// The first of the caller's roles that may, in which the operation is carried out.
    private static func role(
        of caller: Caller,
        among roles: [Role],
        _ scope: Scope
    ) throws(Problem) -> Role {
        guard let role = caller.roles.first(where: { roles.contains($0) }) else {
            let names = roles.map(\.rawValue).joined(separator: ", ")
            throw Problem(.forbidden, "this is for the roles \(names)")
        }
        guard caller.scopes.contains(scope) else {
            throw Problem(.forbidden, "the token lacks the scope \(scope.rawValue)")
        }
        return role
    }

    private func call(
        _ request: Request,
        _ context: Context,
        _ language: Language,
        _ caller: Caller?,
        _ role: Role?,
        _ note: ReadNote,
        _ reason: StatedReason = StatedReason([:])
    ) async throws -> Call {
        let headers = request.headers
        let key = headers[.idempotencyKey]
        if operation.writes { try Self.checkKey(key) }
        let accepted = AcceptedTypes(headers[.accept])
        try accepted.check(operation.answers)
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters {
            guard let text = PercentEncoding.decode(value), !text.isEmpty else {
                throw Problem(.badRequest, "the path does not decode", field: String(name))
            }
            parameters[String(name)] = text
        }
        let query = try Query(request.uri.query, allowing: operation.query)
        let body =
            operation.body == .none
            ? [] : try await admission.bodies.read(request, as: operation.body)
        return Call(
            caller: caller,
            role: role,
            parameters: parameters,
            query: query,
            body: body,
            isLines: RequestBodyReader.mediaType(headers[.contentType])
                == Reply.MediaType.lines.rawValue,
            language: language,
            purpose: reason.purpose,
            caseNumber: reason.caseNumber,
            idempotencyKey: key,
            lastEventID: headers[.lastEventID],
            accepted: accepted,
            wantsEventStream: accepted.prefers(.eventStream, over: .lines),
            wantsHTML: accepted.prefers(.html, over: .json),
            note: note
        )
    }

    private static func checkKey(_ key: String?) throws(Problem) {
        guard let key, (1...200).contains(key.utf8.count) else {
            throw Problem(
                .idempotencyKeyMissing,
                "send Idempotency-Key with 1 to 200 characters: what is sent twice under one key "
                    + "is stored once",
                field: "Idempotency-Key"
            )
        }
    }
}
