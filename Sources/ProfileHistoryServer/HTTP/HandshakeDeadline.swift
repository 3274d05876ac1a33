internal import NIOCore
internal import NIOTLS

/// Closes a connection whose TLS handshake does not come to its end in time.
///
/// The framework counts connections as idle from the first request on, which needs the handshake.
final class HandshakeDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    private let time: TimeAmount
    private var deadline: Scheduled<Void>?
    private var isOver = false

    init(_ time: TimeAmount) {
        self.time = time
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent {
            isOver = true
            deadline?.cancel()
        } else if event is ChannelShouldQuiesceEvent, !isOver {
            // Nothing was asked yet that would have to be answered.
            return context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }
}
