/// Sixteen bytes that stand for a subject or an actor in the read log's indexes.
///
/// They follow from a key. Whoever does not have it learns from them only which entries go
/// together.
package struct AccessToken: Hashable, Sendable {
    /// How many bytes a token has.
    package static let byteCount = 16

    /// Stands for somebody who was erased before the entry was made.
    package static let nobody = AccessToken(low: 0, high: 0)

    /// The first eight bytes, least significant first.
    package let low: UInt64
    /// The other eight bytes, least significant first.
    package let high: UInt64

    /// Takes a token of two numbers.
    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }
}
