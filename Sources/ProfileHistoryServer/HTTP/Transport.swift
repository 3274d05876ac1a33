internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdHTTP2
internal import Logging
internal import NIOCore
internal import NIOSSL

/// How bytes come in: plain HTTP on the loopback, or TLS with HTTP/1.1 and HTTP/2.
enum Transport {
    /// The server for the settings.
    ///
    /// Throws ``SettingsError`` where a certificate or key can not be read.
    ///
    /// With `answering`, connections answer what they can on their own loops.
    static func server(
        _ settings: Settings,
        answering: FastPath.Answering?,
        logger: Logger
    ) throws -> HTTPServerBuilder {
        let channel = channel(settings.limits, answering, logger)
        guard let files = settings.tls else { return .http1(configuration: channel) }
        let encryption = try tls(files)
        let configuration = HTTP2UpgradeChannel.Configuration(
            idleTimeout: .seconds(settings.limits.idleSeconds),
            gracefulCloseTimeout: .seconds(10),
            streamConfiguration: channel
        )
        return HTTPServerBuilder { responder in
            TimelyTLSChannel(
                base: try HTTP2UpgradeChannel(
                    tlsConfiguration: encryption,
                    configuration: configuration,
                    responder: responder
                ),
                idleTime: .seconds(Int64(settings.limits.idleSeconds))
            )
        }
    }

    private static func channel(
        _ limits: Settings.Limits,
        _ answering: FastPath.Answering?,
        _ logger: Logger
    ) -> HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: handlers(limits, answering, logger),
            httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                maxHeaderFieldSize: limits.headerByteCount,
                maxHeaderListSize: limits.headerByteCount,
                maxHeaderFieldCount: 100
            )
        )
    }

    /// What stands before the framework's own handlers.
    ///
    /// The framework's watch over idle connections comes first: behind the fast path it would see
    /// half of what goes on.
    private static func handlers(
        _ limits: Settings.Limits,
        _ answering: FastPath.Answering?,
        _ logger: Logger
    ) -> [any RemovableChannelHandler] {
        let pace = ClientPace.Limits(
            bodyByteCount: limits.bodyByteCount,
            bodySeconds: limits.bodySeconds,
            stalledSeconds: limits.idleSeconds
        )
        let watch = HTTPConnectionStateHandler(
            idleTimeout: .seconds(limits.idleSeconds),
            logger: logger
        )
        let handlers: [any RemovableChannelHandler] = [ClientPace(pace), watch]
        return handlers + (answering.map { [FastPath($0)] } ?? [])
    }

    /// TLS 1.2 and later; with client authorities a certificate by one of them is demanded.
    private static func tls(_ files: Settings.TLSFiles) throws -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
            let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            tls.minimumTLSVersion = .tlsv12
            // An event stream that stays open would hold up the end of the service.
            tls.shutdownTimeout = .seconds(2)
            if let authorities = files.clientAuthorities {
                tls.trustRoots = .file(authorities)
                // A client certificate names no host.
                tls.certificateVerification = .noHostnameVerification
            }
            return tls
        } catch {
            throw SettingsError("the certificate or its key can not be read: \(error)")
        }
    }
}
