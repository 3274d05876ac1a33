/// A witness's signature: that at a time the checkpoint's tree was the largest it had seen of that
/// log, and consistent with all before (C2SP tlog-cosignature, version 1).
public struct Cosignature: Hashable, Sendable {
    /// When the witness signed, in seconds since 1970-01-01T00:00Z.
    public let time: UInt64
    /// The 64 bytes of the Ed25519 signature.
    let signature: [UInt8]

    /// States a cosignature.
    init(time: UInt64, signature: [UInt8]) {
        self.time = time
        self.signature = signature
    }

    /// Reads the bytes of a signature line; `nil` where they are not 72 or the time is out of
    /// range.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 72 else { return nil }
        let time = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard time <= UInt64(Int64.max) else { return nil }
        self.init(time: time, signature: Array(bytes[8...]))
    }

    /// The bytes of a signature line.
    var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * UInt64($0))) } + signature
    }

    /// What is signed for a note's text.
    func message(_ text: String) -> String { Self.message(text, at: time) }

    /// What is signed for a note's text at a time.
    static func message(_ text: String, at time: UInt64) -> String {
        "cosignature/v1\ntime \(time)\n\(text)"
    }
}
