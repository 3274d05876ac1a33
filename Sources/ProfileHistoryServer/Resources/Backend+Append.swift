internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore

extension Backend {
    /// Stores one event and answers where it stands: 201, or 200 where it stood there already.
    func store(_ line: FeedLineWriter, _ call: Call) async throws -> Reply {
        guard let id = line["id"]?.string, let source = line["source"]?.string else {
            preconditionFailure("what callers store has an id and a source")
        }
        guard underWay.begin(id, under: source) else { throw Self.reused }
        defer { underWay.end(id) }
        try refuseReuse(of: id, under: source)
        switch try await append(line) {
        case .stored(let placement):
            call.note.about(placement.subject)
            let status: HTTPResponse.Status = placement.isDuplicate ? .ok : .created
            var reply = Reply.json(status: status) { Self.write(placement, to: &$0) }
            reply.logPosition = placement.position.next
            return reply
        case .refused(let code, let field, let reason):
            throw Self.problem(code, field, reason)
        }
    }

    /// Refuses a key that stored something under another source.
    ///
    /// An id follows from the key and is told from others within its source only, which for what is
    /// said of an event is the event's own.
    private func refuseReuse(of id: String, under own: String) throws {
        func isStored(_ source: String) throws -> Bool {
            guard let key = try? EventKey(source: source, id: id) else { return false }
            return try store.log.position(of: key) != nil
        }
        if try isStored(own) { return }
        for source in try store.log.sources() where source != own {
            if try isStored(source) { throw Self.reused }
        }
    }

    private static let reused = Problem(
        .idempotencyConflict,
        "the key was used for another request; take a new one",
        field: "Idempotency-Key"
    )

    /// Appends a line.
    ///
    /// One that was sent before without a time is the same line as of that time.
    private func append(_ line: FeedLineWriter) async throws(Problem) -> LineOutcome {
        do throws(StoreError) {
            let outcome = try await store.append(lines: [line.bytes])[0]
            guard case .refused("different-content", _, _) = outcome,
                let before = moment(of: line), let same = line.stamped(at: before)
            else { return outcome }
            return try await store.append(lines: [same.bytes])[0]
        } catch {
            throw Problem(error)
        }
    }

    /// When the event that has a line's name was said.
    private func moment(of line: FeedLineWriter) -> Instant? {
        guard let source = line["source"]?.string, let id = line["id"]?.string,
            let key = try? EventKey(source: source, id: id),
            let position = try? store.log.position(of: key),
            let event = try? store.log.events(from: position, limit: 1).first
        else { return nil }
        return event.registered.instant
    }

    /// What is wrong with an event that was refused.
    static func problem(_ code: String, _ field: String?, _ reason: String) -> Problem {
        switch code {
        case "different-content": Problem(.idempotencyConflict, reason, field: field)
        case "conflict", "alias-taken": Problem(.conflict, reason, field: field)
        case "unknown-subject": Problem(.unknownSubject, reason, field: field)
        default: Problem(.invalidEvent, reason, field: field)
        }
    }

    /// Writes where an event stands.
    static func write(_ placement: Placement, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("position")
        writer.integer(placement.position.rawValue)
        writer.key("subject")
        writer.string(placement.subject.description)
        writer.key("revision")
        writer.integer(UInt64(placement.revision.rawValue))
        writer.key("recorded")
        writer.string(placement.recorded.instant.description)
        writer.key("duplicate")
        writer.bool(placement.isDuplicate)
        writer.endObject()
    }

    /// The id of what a caller stores under a key of hers: the same for the same caller, operation
    /// and key, and none for any other.
    static func eventID(_ call: Call, _ operation: String) -> String {
        let parts = [call.caller?.actor ?? "", operation, call.idempotencyKey ?? ""]
        let digest = RememberedReplies.digest(parts.map { Array($0.utf8) })
        return "api-\(EntityTag.hexadecimal(digest.prefix(16)))"
    }
}
