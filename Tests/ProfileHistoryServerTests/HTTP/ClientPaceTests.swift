import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import ProfileHistoryServer

/// Connections of clients that are too slow, or send without end, are closed in time.
@Suite struct ClientPaceTests {
    /// A connection on a loop whose time is moved by hand.
    private static func connection() throws -> EmbeddedChannel {
        let limits = ClientPace.Limits(bodyByteCount: 100, bodySeconds: 10, stalledSeconds: 20)
        let channel = EmbeddedChannel(handler: ClientPace(limits))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private static let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "h", path: "/")
    )

    private static func body(_ byteCount: Int) -> HTTPRequestPart {
        .body(ByteBuffer(repeating: 1, count: byteCount))
    }

    private static func advance(_ channel: EmbeddedChannel, _ seconds: Int64) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    }

    @Test func `a request that comes whole is given all the time`() throws {
        let channel = try Self.connection()
        for part in [Self.head, Self.body(100), .end(nil)] { try channel.writeInbound(part) }
        Self.advance(channel, 1_000)
        #expect(channel.isActive)
    }

    @Test func `a body that does not come in time closes the connection, each one anew`() throws {
        let channel = try Self.connection()
        for _ in 0..<3 {
            try channel.writeInbound(Self.head)
            Self.advance(channel, 6)
            try channel.writeInbound(HTTPRequestPart.end(nil))
            Self.advance(channel, 6)
            #expect(channel.isActive)
        }
        try channel.writeInbound(Self.head)
        for _ in 0..<10 {
            Self.advance(channel, 1)
            // Drops do not put it off.
            try channel.writeInbound(Self.body(1))
        }
        #expect(channel.isActive)
        Self.advance(channel, 1)
        #expect(!channel.isActive)
    }

    @Test func `a body without end leaves time for one answer`() throws {
        let channel = try Self.connection()
        try channel.writeInbound(Self.head)
        try channel.writeInbound(Self.body(100))
        Self.advance(channel, 2)
        #expect(channel.isActive)
        try channel.writeInbound(Self.body(1))
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(900))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(100))
        #expect(!channel.isActive)
    }

    private static func stall(_ channel: EmbeddedChannel, _ isStalled: Bool) {
        channel.isWritable = !isStalled
        channel.pipeline.fireChannelWritabilityChanged()
    }

    @Test func `a client that takes nothing of an answer is cut off, one that takes some is not`()
        throws
    {
        let channel = try Self.connection()
        channel.write(ByteBuffer(repeating: 1, count: 6_000), promise: nil)
        Self.stall(channel, true)
        Self.advance(channel, 19)
        channel.flush()
        channel.write(ByteBuffer(repeating: 1, count: 800), promise: nil)
        Self.advance(channel, 1)
        // 5,200 bytes in 20 seconds.
        #expect(channel.isActive)
        Self.advance(channel, 19)
        #expect(channel.isActive)
        Self.advance(channel, 1)
        #expect(!channel.isActive)
    }

    @Test func `a client that has taken everything is waited for no longer`() throws {
        let channel = try Self.connection()
        channel.write(ByteBuffer(repeating: 1, count: 6_000), promise: nil)
        Self.stall(channel, true)
        Self.advance(channel, 10)
        channel.flush()
        Self.stall(channel, false)
        Self.advance(channel, 1_000)
        #expect(channel.isActive)
    }
}
