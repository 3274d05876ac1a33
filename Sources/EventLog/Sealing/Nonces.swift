internal import Crypto

/// Random 96-bit nonces, drawn from the system many at a time.
///
/// One call of the system costs as much as a seal. Each instance has its own and hands out every
/// nonce once; no instance outlives a batch, so no two processes share one.
struct Nonces: ~Copyable {
    /// How many bytes a nonce has.
    static let byteCount = 12
    /// As many as one call of the system gives.
    private static let countPerDraw = SystemRandom.byteCountPerCall / byteCount

    private var bytes: [UInt8] = []
    private var offset = 0

    /// Draws nothing yet.
    init() {}

    /// A nonce that was not given out before.
    mutating func next() -> AES.GCM.Nonce {
        if offset == bytes.count {
            bytes = [UInt8](repeating: 0, count: Self.countPerDraw * Self.byteCount)
            SystemRandom.fill(&bytes)
            offset = 0
        }
        let end = offset + Self.byteCount
        guard let nonce = try? AES.GCM.Nonce(data: bytes[offset..<end]) else {
            preconditionFailure("A nonce has twelve bytes")
        }
        offset = end
        return nonce
    }
}
