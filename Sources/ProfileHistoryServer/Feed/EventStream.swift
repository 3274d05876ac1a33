internal import EventLog
internal import EventModel
internal import JSON
internal import NIOCore
internal import ProfileHistoryStore

/// A live stream of server-sent events (WHATWG HTML, section 9.2): catches up, then stays.
///
/// Each piece is made when the connection has taken the one before, so that a slow client holds up
/// nothing but itself, and is put on record before it is handed over.
actor EventStream {
    private let pages: FeedPages
    private let watcher: LogWatcher
    private let origin: String
    private let record: @Sendable ([Event]) async throws -> Void
    private let isExpired: @Sendable () -> Bool
    private var next: Position
    private var isBegun = false

    static let eventsAtOnce = 256
    static let heartbeat = Duration.seconds(15)

    init(
        _ pages: FeedPages,
        from start: Position,
        watcher: LogWatcher,
        origin: String,
        isExpired: @escaping @Sendable () -> Bool,
        record: @escaping @Sendable ([Event]) async throws -> Void
    ) {
        self.pages = pages
        self.watcher = watcher
        self.origin = origin
        self.isExpired = isExpired
        self.record = record
        next = start
    }

    /// The next bytes; `nil` when the service ends, the token does, or the connection is gone.
    func bytes() async throws -> ByteBuffer? {
        if !isBegun {
            isBegun = true
            return ByteBuffer(string: "retry: 2000\n\n")
        }
        while !Task.isCancelled, !watcher.isClosed, !isExpired() {
            let piece = try pages.piece(from: next, limit: Self.eventsAtOnce)
            if piece.next > next {
                if !piece.events.isEmpty { try await record(piece.events) }
                next = piece.next
                return ByteBuffer(bytes: text(of: piece))
            }
            await watcher.wait(for: next, atMost: Self.heartbeat)
            if watcher.isClosed { return nil }
            if try pages.store.log.nextPosition() <= next {
                return ByteBuffer(string: ": nothing new\n\n")
            }
        }
        return nil
    }

    private func text(of piece: FeedPages.Piece) -> [UInt8] {
        var bytes: [UInt8] = []
        for event in piece.events {
            var writer = JSONWriter()
            CloudEvent(event: event, origin: origin).write(to: &writer)
            let name = event.type.name ?? "other"
            bytes += "id: \(event.position.rawValue)\nevent: \(name)\ndata: ".utf8
            bytes += writer.bytes
            bytes += "\n\n".utf8
        }
        let last = piece.next.rawValue - 1
        if piece.events.last?.position.rawValue != last {
            // An id alone: the client goes on behind what was left out.
            bytes += "id: \(last)\n\n".utf8
        }
        return bytes
    }
}
