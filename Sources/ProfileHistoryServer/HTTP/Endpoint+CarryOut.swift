internal import EventModel

extension Endpoint {
    /// Carries an operation out, unless the same request was carried out before.
    func carryOut(_ call: Call) async throws -> Reply {
        guard operation.isRemembered else { return try await operation.run(call) }
        let key = RememberedReplies.key(call, operation)
        switch replies.begin(key, RememberedReplies.content(call), at: admission.seconds) {
        case .answered(let reply):
            try reply.isStillTold?(call)
            return reply
        case .running:
            throw Problem(.conflict, "the same request is being carried out; wait for it")
        case .otherContent:
            throw Problem(
                .idempotencyConflict,
                "the key was used for another request; take a new one",
                field: "Idempotency-Key"
            )
        case .first: break
        }
        do {
            let reply = try await operation.run(call)
            replies.finish(key, with: reply)
            return reply
        } catch {
            replies.finish(key, with: nil)
            throw error
        }
    }
}
