internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOSSL

/// A channel that speaks TLS, and gives up on clients that do not finish the handshake.
struct TimelyTLSChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let handshakeTime: TimeAmount

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let encryption = try pipeline.handler(type: NIOSSLServerHandler.self)
            // Behind the handler that says when the handshake is over.
            let deadline = HandshakeDeadline(handshakeTime)
            try pipeline.addHandler(deadline, position: .after(encryption))
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
