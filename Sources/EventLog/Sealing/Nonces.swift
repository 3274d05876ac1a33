/// A 96-bit nonce, which is used for one seal.
package struct Nonce: Sendable {
    /// How many bytes a nonce has.
    static let byteCount = 12

    /// The nonce's bytes.
    let bytes: [12 of UInt8]

    /// Takes a nonce of these bytes.
    init(bytes: [12 of UInt8]) {
        self.bytes = bytes
    }

    /// Takes a nonce that begins with a number, the rest zeros: for keys that are derived, not for
    /// sealing.
    init(number: UInt64) {
        bytes = [12 of UInt8] { index in
            index < 8 ? UInt8(truncatingIfNeeded: number &>> (8 &* UInt64(index))) : 0
        }
    }

    /// Takes the nonce that stands in bytes from `offset` on.
    ///
    /// - Precondition: It does.
    init(in bytes: RawSpan, at offset: Int) {
        self.bytes = unsafe bytes.unsafeLoadUnaligned(
            fromByteOffset: offset,
            as: [12 of UInt8].self
        )
    }

    /// The bytes, four by four as they stand.
    var words: (UInt32, UInt32, UInt32) {
        let bytes = unsafe bytes.span.bytes
        return unsafe (
            bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt32.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt32.self)
        )
    }
}

/// Random nonces, drawn from the system many at a time.
///
/// One call of the system costs as much as a seal. Each instance has its own and hands out every
/// nonce once; no instance outlives a batch, so no two processes share one.
package struct Nonces: ~Copyable {
    /// As many as one call of the system gives.
    private static let countPerDraw = SystemRandom.byteCountPerCall / Nonce.byteCount

    private var bytes: [UInt8]
    private var offset: Int

    /// Draws nothing yet.
    package init() {
        bytes = [UInt8](repeating: 0, count: Self.countPerDraw * Nonce.byteCount)
        offset = bytes.count
    }

    /// A nonce that was not given out before.
    package mutating func next() -> Nonce {
        if offset == bytes.count {
            SystemRandom.fill(&bytes)
            offset = 0
        }
        let start = offset
        offset += Nonce.byteCount
        let random = bytes.span
        return Nonce(bytes: [12 of UInt8] { random[start + $0] })
    }
}
