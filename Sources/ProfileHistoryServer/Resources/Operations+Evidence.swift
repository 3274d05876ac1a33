internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import TransparencyLog

extension Operations {
    /// The log's signed head, its tiles and proofs: for anybody, since nobody's data stand there.
    static func evidence(_ backend: Backend) -> [Operation] {
        var operations = [
            Operation("readCheckpoint", .get, "/checkpoint", .open, .open, answers: [.text]) { _ in
                let note = try await backend.provers.run { try backend.store.checkpoint() }
                return Reply(Array(note.encoded.utf8), type: .text)
            },
            Operation(
                "readVerifierKey",
                .get,
                "/v1/verifier-key",
                .open,
                .open,
                answers: [.text]
            ) { _ in
                let key = try backend.store.verifierKey()
                return Reply(Array("\(key)\n".utf8), type: .text)
            },
            Operation(
                "proveRecord",
                .get,
                "/v1/proofs/{position}",
                .open,
                .open,
                answers: [.text]
            ) { call in
                let text = call.parameter("position")
                guard let number = UInt64(text), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
                else {
                    throw Problem(.badRequest, "a position is a whole number", field: "position")
                }
                let proof = try await backend.provers.run {
                    try backend.store.prove(Position(rawValue: number))
                }
                return Reply(Array(proof.encoded.utf8), type: .text)
            },
            Operation(
                "proveGrowth",
                .post,
                "/v1/proofs/growth",
                .open,
                .open,
                body: .text,
                answers: [.text]
            ) { call in
                let old: SignedNote
                do {
                    old = try SignedNote(parsing: call.body)
                } catch {
                    throw Problem(.badRequest, "the body is an older checkpoint: \(error)")
                }
                let proof = try await backend.provers.run { try backend.store.prove(since: old) }
                return Reply(Array(proof.encoded.utf8), type: .text)
            },
        ]
        // A tile's address has one segment for each thousand, as the specification says.
        for depth in 1...7 {
            let segments = (1...depth).map { "{n\($0)}" }.joined(separator: "/")
            operations.append(tile("readTile\(depth)", "/tile/{level}/\(segments)", backend))
        }
        return operations
    }

    private static func tile(_ id: String, _ path: String, _ backend: Backend) -> Operation {
        Operation(id, .get, path, .open, .open, answers: [.bytes]) { call in
            let places = (1...7).compactMap { call.parameters["n\($0)"] }
            let address = "tile/\(call.parameter("level"))/" + places.joined(separator: "/")
            guard let tile = Tile(path: address), let bytes = try backend.store.tile(tile) else {
                throw Problem(.notFound, "the tree has no such tile")
            }
            var reply = Reply(bytes, type: .bytes)
            reply.isStatic = true
            return reply
        }
    }
}
