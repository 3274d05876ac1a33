import NIOCore
import NIOEmbedded
import NIOTLS
import Testing

@testable import ProfileHistoryServer

/// Connections on which nobody says anything are closed in time.
@Suite struct SilentConnectionTests {
    private static func connection() throws -> (EmbeddedChannel, SilentConnection) {
        let handler = SilentConnection(.seconds(10))
        let channel = EmbeddedChannel(handler: handler)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, handler)
    }

    private static func advance(_ channel: EmbeddedChannel, _ seconds: Int64) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    }

    private static func shake(_ channel: EmbeddedChannel, _ negotiated: String?) {
        let event = TLSUserEvent.handshakeCompleted(negotiatedProtocol: negotiated)
        channel.pipeline.fireUserInboundEventTriggered(event)
    }

    @Test func `a handshake that does not end closes the connection`() throws {
        let (channel, _) = try Self.connection()
        Self.advance(channel, 9)
        #expect(channel.isActive)
        Self.advance(channel, 1)
        #expect(!channel.isActive)
    }

    @Test(arguments: [nil, "http/1.1"])
    func `after the handshake HTTP/1.1 has its own times`(_ negotiated: String?) throws {
        let (channel, _) = try Self.connection()
        Self.shake(channel, negotiated)
        Self.advance(channel, 1_000)
        #expect(channel.isActive)
    }

    @Test func `HTTP/2 without a stream is closed, and with one is not`() throws {
        let (silent, _) = try Self.connection()
        Self.shake(silent, "h2")
        Self.advance(silent, 14)
        #expect(silent.isActive)
        Self.advance(silent, 1)
        #expect(!silent.isActive)
        let (asking, handler) = try Self.connection()
        Self.shake(asking, "h2")
        handler.streamOpened()
        handler.streamOpened()
        handler.streamClosed()
        Self.advance(asking, 1_000)
        #expect(asking.isActive)
        handler.streamClosed()
        Self.advance(asking, 15)
        #expect(!asking.isActive)
    }

    @Test func `when the service ends a handshake under way is not waited for`() throws {
        let (channel, _) = try Self.connection()
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
    }
}
