import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import ProfileHistoryServer

/// What is answered on the loop of a connection, what is handed on, and in which order.
@Suite struct FastPathTests {
    private let connection: FastPathConnection

    init() throws {
        connection = try FastPathConnection()
    }

    @Test func `an answer from memory is sent whole, and nobody else is asked`() throws {
        try connection.receive("/fast/1")
        #expect(connection.waiting == ["/fast/1"] && connection.sent.isEmpty)
        try connection.complete()
        #expect(connection.handedOn.isEmpty && connection.answeredPaths == ["/fast/1"])
        #expect(connection.sent.count == 3 && connection.sent.last == .end(nil))
        #expect(connection.sent[1] == .body(ByteBuffer(string: "/fast/1")))
    }

    @Test func `anything else is handed on as it came`() throws {
        let parts: [HTTPRequestPart] = [
            FastPathConnection.head("/slow/1"), .end([.accept: "a"]),
        ]
        try connection.receive(parts)
        #expect(connection.handedOn == parts && connection.askedCount == 0)
    }

    @Test(arguments: [.head, .post, .delete, .options] as [HTTPRequest.Method])
    func `any other method is the framework's`(method: HTTPRequest.Method) throws {
        let parts = [FastPathConnection.head("/fast/1", method), .end(nil)]
        try connection.receive(parts)
        #expect(connection.handedOn == parts && connection.askedCount == 0)
    }

    @Test func `a client that has not taken its answers is the framework's`() throws {
        connection.channel.isWritable = false
        try connection.receive("/fast/1")
        #expect(connection.handedOnPaths == ["/fast/1"] && connection.askedCount == 0)
        connection.channel.isWritable = true
        try connection.answer("/fast/1")
        try connection.receive("/fast/2")
        #expect(connection.waiting == ["/fast/2"])
    }

    @Test func `a body makes a request the framework's`() throws {
        let parts: [HTTPRequestPart] = [
            FastPathConnection.head("/fast/1"), .body(ByteBuffer(string: "b")), .end(nil),
        ]
        try connection.receive(parts)
        #expect(connection.handedOn == parts && connection.askedCount == 0)
    }

    @Test func `a head whose end does not come with it is handed on at once`() throws {
        try connection.receive([FastPathConnection.head("/fast/1")])
        #expect(connection.handedOnPaths == ["/fast/1"])
        try connection.receive([.end(nil)])
        #expect(connection.handedOn.count == 2 && connection.askedCount == 0)
    }

    @Test func `what comes while the framework owes an answer is the framework's`() throws {
        try connection.receive("/slow/1", "/fast/2")
        try connection.answer("/slow/1")
        try connection.receive("/fast/3")
        #expect(connection.handedOnPaths == ["/slow/1", "/fast/2", "/fast/3"])
        try connection.answer("/fast/2")
        try connection.answer("/fast/3")
        try connection.receive("/fast/4")
        #expect(connection.waiting == ["/fast/4"])
    }

    @Test func `what comes while one waits is held back, and goes on in its order`() throws {
        try connection.receive("/fast/1", "/fast/2", "/slow/3", "/fast/4")
        #expect(connection.waiting == ["/fast/1"] && connection.handedOn.isEmpty)
        try connection.complete()
        #expect(connection.waiting == ["/fast/2"] && connection.handedOn.isEmpty)
        try connection.complete()
        #expect(connection.handedOnPaths == ["/slow/3", "/fast/4"] && connection.waiting.isEmpty)
        #expect(connection.answeredPaths == ["/fast/1", "/fast/2"])
    }

    @Test func `an answer that can not be given after all is the framework's`() throws {
        try connection.receive("/fast/1", "/fast/2")
        try connection.complete(false)
        #expect(connection.handedOnPaths == ["/fast/1", "/fast/2"] && connection.sent.isEmpty)
        #expect(connection.askedCount == 1)
    }

    @Test func `a request that says goodbye is the framework's when it is, and all behind it`()
        throws
    {
        let parts = [
            FastPathConnection.head("/slow/1", .get, [.connection: "close"]), .end(nil),
        ]
        try connection.receive(parts)
        try connection.answer("/slow/1")
        try connection.receive("/fast/2")
        #expect(connection.handedOnPaths == ["/slow/1", "/fast/2"] && connection.askedCount == 0)
    }

    @Test func `bytes that are no HTTP are told of after the answers before them`() throws {
        try connection.receive("/fast/1")
        connection.channel.pipeline.fireErrorCaught(NoHTTP())
        try connection.channel.throwIfErrorCaught()
        try connection.complete()
        #expect(connection.answeredPaths == ["/fast/1"])
        #expect(throws: NoHTTP.self) { try connection.channel.throwIfErrorCaught() }
        try connection.receive("/fast/2")
        #expect(connection.handedOnPaths == ["/fast/2"] && connection.askedCount == 1)
    }

    @Test func `a client that sends no more is told of after its answer`() throws {
        let events = EventCollector()
        try connection.channel.pipeline.syncOperations.addHandler(events)
        try connection.receive("/fast/1")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(events.count == 0)
        try connection.complete()
        #expect(events.count == 1 && connection.answeredPaths == ["/fast/1"])
    }

    @Test func `a client that asks and asks has to wait`() throws {
        let reads = ReadCounter()
        let operations = connection.channel.pipeline.syncOperations
        try operations.addHandler(reads, position: .first)
        func read() -> Int {
            connection.channel.read()
            return reads.count
        }
        #expect(read() == 1)
        let half = FastPath.maximumHeldCount / 2
        let paths = (0...half).map { "/fast/\($0)" }
        try connection.receive(
            paths.dropLast().flatMap { [FastPathConnection.head($0), .end(nil)] }
        )
        #expect(read() == 2)
        try connection.receive(paths[half])
        #expect(read() == 2 && read() == 2)
        try connection.complete()
        #expect(reads.count == 3)
        #expect(read() == 4)
        for _ in 0..<half { try connection.complete() }
        #expect(connection.answeredPaths == paths)
    }

    @Test func `an answer for a client that is gone goes nowhere`() throws {
        try connection.receive("/fast/1", "/fast/2")
        try connection.channel.close().wait()
        connection.channel.embeddedEventLoop.run()
        try connection.complete()
        #expect(connection.sent.isEmpty && connection.askedCount == 1)
    }
}

/// What the parser says of bytes that are no HTTP.
private struct NoHTTP: Error {}

/// Counts the events that come by.
private final class EventCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart

    private(set) var count = 0

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        count += 1
    }
}

/// Counts how often the client is listened to.
private final class ReadCounter: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart

    private(set) var count = 0

    func read(context: ChannelHandlerContext) {
        count += 1
    }
}
