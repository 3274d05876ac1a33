internal import Hummingbird

extension Endpoint {
    /// A call as far as it can be told before its body has arrived.
    func call(
        _ sent: SentRequest,
        by caller: Caller? = nil,
        as role: Role? = nil,
        _ note: ReadNote,
        _ reason: StatedReason = StatedReason(purpose: nil, caseNumber: nil)
    ) throws(Problem) -> Call {
        if operation.writes { try Self.checkKey(sent.fields.idempotencyKey) }
        let accepted = AcceptedTypes(sent.fields.accept)
        try accepted.check(operation.answers)
        return Call(
            caller: caller,
            role: role,
            parameters: try PathParameters(decoding: sent.parameters),
            query: try Query(sent.query, allowing: operation.query),
            body: [],
            fields: sent.fields,
            language: sent.language,
            reason: reason,
            accepted: accepted,
            note: note
        )
    }

    /// A call of a caller, unless she may not make it or does not say why.
    ///
    /// The role in which it is carried out is noted, also where it is refused thereafter.
    func call(
        _ sent: SentRequest,
        by caller: Caller,
        _ note: ReadNote,
        _ reason: StatedReason
    ) throws(Problem) -> Call {
        let role = try role(of: caller)
        note.add { $0.role = role }
        try reason.check(operation, role)
        return try call(sent, by: caller, as: role, note, reason)
    }

    /// The first of the caller's roles that may, in which the operation is carried out.
    private func role(of caller: Caller) throws(Problem) -> Role {
        guard case .roles(let roles, let scope) = operation.access else {
            preconditionFailure("an open operation is carried out in no role")
        }
        guard let role = caller.roles.first(where: { roles.contains($0) }) else {
            let names = roles.map(\.rawValue).joined(separator: ", ")
            throw Problem(.forbidden, "this is for the roles \(names)")
        }
        guard caller.scopes.contains(scope) else {
            throw Problem(.forbidden, "the token lacks the scope \(scope.rawValue)")
        }
        return role
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
