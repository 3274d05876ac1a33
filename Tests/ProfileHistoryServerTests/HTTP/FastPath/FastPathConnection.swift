import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Synchronization

@testable import ProfileHistoryServer

/// A connection with a fast path, whose client, memory and framework the test plays.
///
/// Requests are told apart by their paths, and what begins with `/fast` can be answered from
/// memory.
final class FastPathConnection {
    typealias Completion = @Sendable (ReadyResponse?) -> Void

    /// What was asked and is not answered yet.
    private final class Asked: Sendable {
        let now = Mutex<[(path: String, complete: Completion)]>([])
        let count = Atomic<Int>(0)
    }

    let channel: EmbeddedChannel
    private let asked = Asked()
    /// What the framework was handed, in its order.
    private(set) var handedOn: [HTTPRequestPart] = []
    /// The paths of the requests of which it was handed the head.
    private(set) var handedOnPaths: [String] = []
    /// What the client got, in its order.
    private(set) var sent: [HTTPResponsePart] = []
    /// The paths of the requests whose answers those are.
    private(set) var answeredPaths: [String] = []

    init() throws {
        let fastPath = FastPath { [asked] request, loop, complete in
            guard let path = request.path, path.hasPrefix("/fast") else { return false }
            asked.now.withLock {
                $0.append((path, { response in loop.execute { complete(response) } }))
            }
            asked.count.add(1, ordering: .relaxed)
            return true
        }
        channel = EmbeddedChannel(handler: fastPath)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    /// The paths that wait for an answer from memory.
    var waiting: [String] { asked.now.withLock { $0.map(\.path) } }

    /// How often it was asked whether something can be answered from memory, and could.
    var askedCount: Int { asked.count.load(ordering: .relaxed) }

    static func head(
        _ path: String,
        _ method: HTTPRequest.Method = .get,
        _ fields: HTTPFields = [:]
    ) -> HTTPRequestPart {
        .head(
            HTTPRequest(
                method: method,
                scheme: "http",
                authority: "h",
                path: path,
                headerFields: fields
            )
        )
    }

    /// The client sends parts that arrive at once.
    func receive(_ parts: [HTTPRequestPart]) throws {
        for part in parts { channel.pipeline.fireChannelRead(part) }
        channel.pipeline.fireChannelReadComplete()
        try collect()
    }

    /// The client sends whole requests without a body that arrive at once.
    func receive(_ paths: String...) throws {
        try receive(paths.flatMap { [Self.head($0), .end(nil)] })
    }

    /// What was asked first is answered from memory, or can not be.
    func complete(_ isAnswered: Bool = true) throws {
        let (path, complete) = asked.now.withLock { $0.removeFirst() }
        complete(isAnswered ? Self.response(path) : nil)
        channel.embeddedEventLoop.run()
        try collect()
    }

    /// The framework answers a request.
    func answer(_ path: String) throws {
        let response = Self.response(path)
        let parts: [HTTPResponsePart] =
            [.head(response.head)] + (response.body.map { [.body($0)] } ?? []) + [.end(nil)]
        for part in parts { channel.write(part, promise: nil) }
        channel.flush()
        try collect()
    }

    private static func response(_ path: String) -> ReadyResponse {
        ReadyResponse(
            head: HTTPResponse(status: .ok, headerFields: [.eTag: path]),
            body: ByteBuffer(string: path)
        )
    }

    private func collect() throws {
        while let part = try channel.readInbound(as: HTTPRequestPart.self) {
            handedOn.append(part)
            if case .head(let request) = part { handedOnPaths.append(request.path ?? "") }
        }
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
            sent.append(part)
            if case .head(let response) = part {
                answeredPaths.append(response.headerFields[.eTag] ?? "")
            }
        }
    }
}
