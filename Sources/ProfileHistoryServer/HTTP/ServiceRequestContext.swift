internal import Hummingbird
internal import NIOCore

/// What is known of a request beside the request itself.
struct ServiceRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, or the stream of it, that the request came by.
    let channel: any Channel

    /// Whether the request came by a stream of HTTP/2, where a response names no connection.
    var isStream: Bool { channel.parent?.parent != nil }

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
