internal import EventModel
internal import HTTPTypes
internal import JSON
internal import NIOCore

/// What an operation answers.
struct Reply: Sendable {
    /// What stands in the body.
    enum Content: Sendable {
        /// Bytes that are at hand.
        case bytes(ByteBuffer)
        /// Pieces that come one after another, each put on record before it is handed over.
        case pieces(AsyncThrowingStream<ByteBuffer, any Error>)
    }

    /// What the body is.
    enum MediaType: String, CaseIterable, Sendable {
        case json = "application/json"
        case problem = "application/problem+json"
        case lines = "application/x-ndjson"
        case eventStream = "text/event-stream"
        case html = "text/html; charset=utf-8"
        case text = "text/plain; charset=utf-8"
        case bytes = "application/octet-stream"
        case metrics = "text/plain; version=0.0.4; charset=utf-8"
    }

    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    var content: Content
    var type: MediaType
    /// What tells this state of the resource from others, as an entity tag; a digest of the body
    /// unless given.
    var tag: String?
    /// How far the log had come, of which the answer misses nothing, where it is told.
    var logPosition: Position?
    /// Whether the same question may be answered from a cache without asking again.
    var isStatic = false
    /// Asked before the same answer is given to a repetition: throws where the caller may not be
    /// told it any more, and notes whom it is about.
    var isStillTold: (@Sendable (Call) throws -> Void)?
    /// The outcome that is put on record.
    var outcome = "answered"

    init(_ bytes: [UInt8], type: MediaType, status: HTTPResponse.Status = .ok) {
        self.init(.bytes(ByteBuffer(bytes: bytes)), type: type, status: status)
    }

    init(_ content: Content, type: MediaType, status: HTTPResponse.Status = .ok) {
        self.content = content
        self.type = type
        self.status = status
    }

    /// One JSON value.
    static func json(
        status: HTTPResponse.Status = .ok,
        _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Reply {
        var writer = JSONWriter()
        try write(&writer)
        return Reply(writer.bytes, type: .json, status: status)
    }
}
