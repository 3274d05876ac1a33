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
