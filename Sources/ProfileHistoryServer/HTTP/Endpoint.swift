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
        let sent = SentRequest(request, context)
        do {
            try Self.enter(admission.concurrent)
            defer { admission.concurrent.leave() }
            // Bodies that anybody may send slowly keep nobody else out.
            let isStranger = operation.matter == .open && operation.body != .none
            if isStranger { try Self.enter(admission.strangers) }
            defer { if isStranger { admission.strangers.leave() } }
            return response(to: sent, with: try await answer(sent, request))
        } catch {
            throw LocalizedProblem(error, sent.language)
        }
    }

    private static func enter(_ turnstile: Turnstile) throws(Problem) {
        guard !turnstile.enter() else { return }
        var problem = Problem(.tooManyRequests, "too many requests at once; try again")
        problem.headers[.retryAfter] = "1"
        throw problem
    }

    private func answer(_ sent: SentRequest, _ request: Request) async throws -> Reply {
        if case .open = operation.access {
            let call = try call(sent, ReadNote())
            return if let done = try now(call) { done } else { try await run(call, request) }
        }
        let caller = try await admission.caller(of: sent.fields)
        let note = ReadNote()
        let reason = StatedReason(sent.fields)
        do {
            let call = try call(sent, by: caller, note, reason)
            let answer = if let done = try now(call) { done } else { try await run(call, request) }
            // A page is not made for everybody.
            if !operation.writes { try call.accepted.check(answer.type) }
            try await recorder.record(answer, call, operation)
            return answer
        } catch let problem as Problem where problem.type == .readLogUnavailable {
            throw problem
        } catch {
            try await recorder.record(error, caller, note, operation, reason)
            throw error
        }
    }

    /// Carries a call out that waits for nothing; `nil` where this one does.
    private func now(_ call: Call) throws -> Reply? {
        guard case .now(let work) = operation.work, operation.body == .none else { return nil }
        return try work(call)
    }

    /// Carries a call out, once its body is there.
    private func run(_ call: Call, _ request: Request) async throws -> Reply {
        var call = call
        if operation.body != .none {
            call.body = try await admission.bodies.read(request, as: operation.body)
        }
        guard operation.writes else { return try await carryOut(call) }
        let writeGuard = WriteGuard(settings: backend.settings)
        try writeGuard.check()
        do {
            return try await carryOut(call)
        } catch {
            throw writeGuard.problem(error)
        }
    }
}
