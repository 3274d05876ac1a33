internal import EventModel

/// SipHash-1-3 (Aumasson, Bernstein: SipHash, a fast short-input PRF; INDOCRYPT 2012), the keyed
/// hash that `Hasher` uses too.
///
/// `Hasher` is called across a module for every number; this is compiled into its callers, which
/// takes a third of the time.
struct SipHash: Sendable {
    /// A key of 16 bytes.
    struct Key: Sendable {
        let low: UInt64
        let high: UInt64

        /// Takes a key.
        init(low: UInt64, high: UInt64) {
            self.low = low
            self.high = high
        }

        /// Draws a key from the system's random numbers.
        init() {
            var bytes = [UInt8](repeating: 0, count: 16)
            SystemRandom.fill(&bytes)
            let raw = unsafe bytes.span.bytes
            self.init(low: raw.uint64(at: 0), high: raw.uint64(at: 8))
        }
    }

    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64
    /// How many bytes were added; a multiple of eight until the end.
    private var count: Int = 0

    /// Starts a hash.
    @inline(__always)
    init(_ key: Key) {
        a = key.low ^ 0x736f_6d65_7073_6575
        b = key.high ^ 0x646f_7261_6e64_6f6d
        c = key.low ^ 0x6c79_6765_6e65_7261
        d = key.high ^ 0x7465_6462_7974_6573
    }

    /// Adds eight bytes, the least significant of the number first.
    @inline(__always)
    mutating func add(_ word: UInt64) {
        count &+= 8
        compress(word)
    }

    /// Adds the last bytes and gives the hash.
    @inline(__always)
    consuming func finish(_ bytes: RawSpan) -> UInt64 {
        var offset = 0
        while bytes.byteCount &- offset >= 8 {
            compress(bytes.uint64(at: offset))
            offset &+= 8
        }
        count &+= bytes.byteCount
        compress(Self.tail(bytes, from: offset) | UInt64(truncatingIfNeeded: count) &<< 56)
        c ^= 0xFF
        for _ in 0..<3 { round() }
        return a ^ b ^ c ^ d
    }

    /// The up to seven bytes from an offset on as a number.
    @inline(__always)
    private static func tail(_ bytes: RawSpan, from offset: Int) -> UInt64 {
        let left = bytes.byteCount &- offset
        if left == 0 { return 0 }
        if bytes.byteCount >= 8 {
            // The last eight bytes without those that were added.
            return bytes.uint64(at: bytes.byteCount &- 8) &>> UInt64(8 &* (8 &- left))
        }
        var word: UInt64 = 0
        for place in 0..<left {
            word |= UInt64(bytes.byte(at: offset &+ place)) &<< UInt64(8 &* place)
        }
        return word
    }

    @inline(__always)
    private mutating func compress(_ word: UInt64) {
        d ^= word
        round()
        a ^= word
    }

    @inline(__always)
    private mutating func round() {
        a &+= b
        b = Self.rotate(b, 13) ^ a
        a = Self.rotate(a, 32)
        c &+= d
        d = Self.rotate(d, 16) ^ c
        a &+= d
        d = Self.rotate(d, 21) ^ a
        c &+= b
        b = Self.rotate(b, 17) ^ c
        c = Self.rotate(c, 32)
    }

    @inline(__always)
    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word &<< count | word &>> (64 &- count)
    }
}
