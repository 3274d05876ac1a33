internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOSSL

/// A channel that speaks TLS, and gives up on clients that say nothing.
struct TimelyTLSChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let idleTime: TimeAmount

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let encryption = try pipeline.handler(type: NIOSSLServerHandler.self)
            // Behind the handler that says when the handshake is over.
            let silence = SilentConnection(idleTime)
            try pipeline.addHandler(silence, position: .after(encryption))
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
