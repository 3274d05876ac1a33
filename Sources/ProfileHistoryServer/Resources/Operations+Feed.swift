internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import NIOCore
internal import ProfileHistoryStore

extension Operations {
    /// What happened since: pages of JSON lines, or a stream that stays live.
    static func feed(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "readFeed",
                .get,
                "/v1/feed",
                .roles([.system, .dpo], .feedRead),
                .everybody,
                query: ["after", "limit", "municipality", "type"],
                answers: [.lines, .eventStream]
            ) { call in
                let pages = FeedPages(store: backend.store, filter: try FeedFilter(call))
                let start = try start(call, backend)
                call.note.add { $0.criterion = "feed from \(start.rawValue)" }
                return call.wantsEventStream
                    ? try stream(pages, from: start, call, backend)
                    : try page(pages, from: start, call, backend)
            }
        ]
    }

    /// Behind the event that `Last-Event-ID` or `after` names; the log's beginning unless given.
    private static func start(_ call: Call, _ backend: Backend) throws -> Position {
        var after = try call.query.integer("after", in: Query.positions)
        if let text = call.lastEventID {
            let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            guard isNumber, let last = UInt64(text) else {
                throw Problem(.badRequest, "it is no position of the log", field: "Last-Event-ID")
            }
            after = last
        }
        guard let after else { return .first }
        let end = try backend.store.log.nextPosition()
        guard after < end.rawValue else {
            throw Problem(
                .badRequest,
                "the log ends before that position; it may have been restored from a backup",
                field: "after"
            )
        }
        return Position(rawValue: after).next
    }

    private static func page(
        _ pages: FeedPages,
        from start: Position,
        _ call: Call,
        _ backend: Backend
    ) throws -> Reply {
        let limit = Int(try call.query.integer("limit", in: 1...1_000) ?? 100)
        let piece = try pages.piece(from: start, limit: limit)
        let origin = try backend.store.origin()
        var writer = JSONWriter()
        for event in piece.events {
            if event.subject.isPerson { call.note.about(event.subject) }
            CloudEvent(event: event, origin: origin).write(to: &writer)
            writer.newline()
        }
        var reply = Reply(writer.bytes, type: .lines)
        reply.logPosition = piece.next
        if piece.next > .first, piece.next > start {
            reply.headers[.link] = call.nextPage(after: piece.next.rawValue - 1)
        }
        return reply
    }

    private static func stream(
        _ pages: FeedPages,
        from start: Position,
        _ call: Call,
        _ backend: Backend
    ) throws -> Reply {
        guard backend.feedStreams.enter() else {
            var problem = Problem(.tooManyRequests, "too many event streams are open")
            problem.headers[.retryAfter] = "10"
            throw problem
        }
        let leaving = LeavingTurnstile(backend.feedStreams)
        let caller = call.caller
        let store = backend.store
        let stream = EventStream(
            pages,
            from: start,
            watcher: backend.watcher,
            origin: try store.origin(),
            isExpired: {
                let now = Double(store.now().microseconds) / 1e6
                return caller.map { now > $0.expiry || !backend.isKeyInUse($0) } ?? true
            },
            record: { events in try await backend.recordFeed(events, call) }
        )
        let pieces = AsyncThrowingStream<ByteBuffer, any Error> {
            _ = leaving
            return try await stream.bytes()
        }
        return Reply(.pieces(pieces), type: .eventStream)
    }
}

extension Backend {
    /// Puts a piece of a stream on record before it is handed over.
    func recordFeed(_ events: [Event], _ call: Call) async throws {
        let note = ReadNote()
        for event in events where event.subject.isPerson { note.about(event.subject) }
        note.add { $0.criterion = "feed through \(events.last?.position.rawValue ?? 0)" }
        try await recorder.record(piece: note, call)
    }
}

/// Lets one out of a turnstile when nobody holds it any more, however a stream ends.
final class LeavingTurnstile: Sendable {
    private let turnstile: Turnstile

    init(_ turnstile: Turnstile) { self.turnstile = turnstile }

    deinit { turnstile.leave() }
}
