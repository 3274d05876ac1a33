internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Answers what is told again on the loop of its connection, and hands everything else on.
///
/// A request that is answered here takes no task: it waits for the read log and for nothing else.
/// Whatever is out of the ordinary, a refusal above all, is the framework's, which gets the request
/// as if nobody had looked at it. Answers leave in the order of their requests: one that comes
/// while the framework owes an answer is the framework's, too, and what comes while one waits here
/// is held back until that is answered. A client that has not taken its answers is the framework's,
/// which waits for such clients.
///
/// It stands behind the handler that tells idle connections from busy ones.
final class FastPath: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Answers a GET without a body, once and on the loop, or says at once that it does not; `nil`
    /// is for an answer that can not be given after all.
    typealias Answering =
        @Sendable (HTTPRequest, any EventLoop, @escaping @Sendable (ReadyResponse?) -> Void) -> Bool

    /// What came, in the order in which it goes on.
    private enum Arrival {
        case part(NIOAny)
        case event(Any)
        case failure(any Error)
    }

    /// A request without a body, and its parts as they came.
    private struct Held {
        let request: HTTPRequest
        var parts: [NIOAny]
    }

    /// How many arrivals are held back before the client has to wait.
    static let maximumHeldCount = 16

    private let answer: Answering
    private var context: ChannelHandlerContext?
    /// A request whose end has not come, or that waits for its answer here.
    private var held: Held?
    private var isWaiting = false
    private var arrivals = CircularBuffer<Arrival>()
    private var isReadHeldBack = false
    /// How many requests the framework has not answered yet.
    private var handedOnCount = 0
    /// Whether everything is handed on from now on.
    private var isOff = false

    init(_ answer: @escaping Answering) {
        self.answer = answer
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        // A stream of HTTP/2 has one request, and a task of the framework's for it anyhow.
        isOff = context.channel.parent?.parent != nil
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        arrivals.removeAll()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        take(.part(data), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        take(.event(event), context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        take(.failure(error), context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // The end did not come with the head.
        if !isWaiting { handOnHeld(context) }
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if arrivals.count < Self.maximumHeldCount { context.read() } else { isReadHeldBack = true }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if handedOnCount > 0, case .end = unwrapOutboundIn(data) { handedOnCount -= 1 }
        context.write(data, promise: promise)
    }

    private func take(_ arrival: Arrival, _ context: ChannelHandlerContext) {
        if isWaiting { arrivals.append(arrival) } else { pass(arrival, context) }
    }

    private func pass(_ arrival: Arrival, _ context: ChannelHandlerContext) {
        switch arrival {
        case .part(let data): pass(data, context)
        case .event(let event):
            handOnHeld(context)
            context.fireUserInboundEventTriggered(event)
        case .failure(let error):
            handOnHeld(context)
            isOff = true
            context.fireErrorCaught(error)
        }
    }

    private func pass(_ data: NIOAny, _ context: ChannelHandlerContext) {
        switch unwrapInboundIn(data) {
        case .head(let request):
            held = Held(request: request, parts: [data])
            let isNext = handedOnCount == 0 && !isOff && request.method == .get
            let isTaking = context.channel.isActive && context.channel.isWritable
            if !isNext || !isTaking { handOnHeld(context) }
        case .body:
            handOnHeld(context)
            context.fireChannelRead(data)
        case .end:
            guard held != nil else { return context.fireChannelRead(data) }
            held?.parts.append(data)
            ask(context)
        }
    }

    private func ask(_ context: ChannelHandlerContext) {
        guard let held else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        isWaiting = answer(held.request, context.eventLoop) { bound.value.finish(with: $0) }
        if !isWaiting { handOnHeld(context) }
    }

    private func finish(with response: ReadyResponse?) {
        isWaiting = false
        guard let context else { return }
        if let response {
            held = nil
            write(response, context)
        } else {
            handOnHeld(context)
        }
        while !isWaiting, let arrival = arrivals.popFirst() { pass(arrival, context) }
        if !isWaiting { handOnHeld(context) }
        // Whoever stands behind passes on what came until it is told that this was all.
        context.fireChannelReadComplete()
        if isReadHeldBack, arrivals.count < Self.maximumHeldCount {
            isReadHeldBack = false
            context.read()
        }
    }

    private func write(_ response: ReadyResponse, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(response.head)), promise: nil)
        if let body = response.body {
            context.write(wrapOutboundOut(.body(body)), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func handOnHeld(_ context: ChannelHandlerContext) {
        guard let held else { return }
        self.held = nil
        handedOnCount += 1
        if held.request.headerFields[.connection] == "close" { isOff = true }
        for part in held.parts { context.fireChannelRead(part) }
    }
}
