internal import NIOCore
internal import NIOHTTPTypes

/// Closes connections whose clients send or take too slowly, or send without end.
///
/// The framework reads whatever is left of a body before the next request, also where the answer
/// was given long before, and waits for ever for a client that takes no answer. So both are limited
/// here, where every part of a request comes by, and word that a client takes nothing any more.
final class ClientPace: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    /// What a client has to keep to.
    struct Limits: Sendable {
        /// How many bytes of a body are let through.
        var bodyByteCount: Int
        /// How long a body may take to arrive.
        var bodySeconds: Int
        /// How long a client may take nothing of an answer that waits for it.
        var stalledSeconds: Int

        /// An answer of so many bytes may take a second; less is taken for none.
        static let slowestByteCount = 256
    }

    /// How long a refusal may be under way before its connection is closed.
    private static let farewell = TimeAmount.seconds(1)

    private let limits: Limits
    private var bodyByteCount = 0
    /// Whether a request has begun that has not ended.
    private var isArriving = false
    private var bodyDeadline: Scheduled<Void>?
    private var stall: Scheduled<Void>?
    /// What waited for the client when it was last looked at; `nil` where that is not told.
    private var waitingByteCount: Int?

    /// The connection of a stream of HTTP/2, which is told of its streams.
    private var connection: SilentConnection?

    init(_ limits: Limits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard let parent = context.channel.parent, parent.parent != nil else { return }
        connection = try? parent.pipeline.syncOperations.handler(type: SilentConnection.self)
        connection?.streamOpened()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            bodyByteCount = 0
            isArriving = true
        case .body(let buffer):
            let isWithin = bodyByteCount <= limits.bodyByteCount
            bodyByteCount += buffer.readableBytes
            if isWithin, bodyByteCount > limits.bodyByteCount {
                bodyDeadline?.cancel()
                bodyDeadline = close(context, in: Self.farewell)
            }
        case .end:
            isArriving = false
            bodyDeadline?.cancel()
            bodyDeadline = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most requests came whole, and a timer for each of them would be for nothing.
        if isArriving, bodyDeadline == nil {
            // The reader's own answer to a slow body comes first.
            let time = TimeAmount.seconds(Int64(limits.bodySeconds)) + Self.farewell
            bodyDeadline = close(context, in: time)
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            stall?.cancel()
            stall = nil
        } else if stall == nil {
            waitingByteCount = Self.waiting(context)
            lookAgain(context)
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        forget()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        forget()
    }

    private func forget() {
        bodyDeadline?.cancel()
        stall?.cancel()
        bodyDeadline = nil
        stall = nil
        connection?.streamClosed()
        connection = nil
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    /// Looks after a while whether the client took something meanwhile, and closes where not.
    private func lookAgain(_ context: ChannelHandlerContext) {
        let time = TimeAmount.seconds(Int64(limits.stalledSeconds))
        stall = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.stall = nil
            let before = self.waitingByteCount
            let now = Self.waiting(context)
            self.waitingByteCount = now
            let least = self.limits.stalledSeconds * Limits.slowestByteCount
            guard let before, let now, before - now >= least else {
                return context.close(promise: nil)
            }
            self.lookAgain(context)
        }
    }

    /// How many bytes wait for the client; a stream of HTTP/2 does not tell, and must not be asked.
    private static func waiting(_ context: ChannelHandlerContext) -> Int? {
        guard context.channel.parent?.parent == nil, let options = context.channel.syncOptions
        else { return nil }
        return try? options.getOption(ChannelOptions.bufferedWritableBytes)
    }
}
