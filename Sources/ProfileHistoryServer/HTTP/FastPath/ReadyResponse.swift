internal import HTTPTypes
internal import NIOCore

/// A response that is at hand.
struct ReadyResponse: Sendable {
    var head: HTTPResponse
    /// `nil` where none belongs to it.
    let body: ByteBuffer?
}
