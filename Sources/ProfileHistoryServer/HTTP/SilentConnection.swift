internal import NIOCore
internal import NIOTLS

/// Closes a connection by TLS whose client does not finish the handshake, or speaks HTTP/2 and says
/// nothing.
///
/// The framework counts a connection as idle from the first request on, which needs the handshake.
/// Of HTTP/2 it takes leave with a PING then, and waits for ever for a client that does not answer.
final class SilentConnection: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    /// How long the framework has for its leave before the connection is closed all the same.
    private static let leave = TimeAmount.seconds(5)

    private let time: TimeAmount
    private var deadline: Scheduled<Void>?
    private var isHandshakeOver = false
    private var isMultiplexed = false
    private var streamCount = 0
    private var channel: (any Channel)?

    init(_ time: TimeAmount) {
        self.time = time
    }

    /// Notes that a stream of HTTP/2 was opened.
    func streamOpened() {
        streamCount += 1
        deadline?.cancel()
    }

    /// Notes that a stream of HTTP/2 is over.
    func streamClosed() {
        streamCount -= 1
        if streamCount == 0 { close(in: time + Self.leave) }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        channel = context.channel
        close(in: time)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        forget()
    }

    func channelInactive(context: ChannelHandlerContext) {
        forget()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let negotiated)? = event as? TLSUserEvent {
            isHandshakeOver = true
            deadline?.cancel()
            // HTTP/1.1 has handlers of its own for the rest.
            isMultiplexed = negotiated == "h2"
            if isMultiplexed { close(in: time + Self.leave) }
        } else if event is ChannelShouldQuiesceEvent {
            // Nothing was asked yet that would have to be answered.
            if !isHandshakeOver { return context.close(promise: nil) }
            if streamCount == 0, isMultiplexed { close(in: Self.leave) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func close(in time: TimeAmount) {
        deadline?.cancel()
        deadline = channel.map { channel in
            channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
        }
    }

    private func forget() {
        deadline?.cancel()
        deadline = nil
        channel = nil
    }
}
