internal import Crypto
internal import FoundationEssentials

/// A 256-bit key of AES-GCM, held in place: copying it allocates nothing and counts nothing.
///
/// A population's worth of keys passes through memory in a replay; a key on the heap each would
/// cost more than the opening it is for.
package struct SealingKey: Sendable {
    /// How many bytes a key has.
    package static let byteCount = 32

    /// The key's bytes.
    package let bytes: [32 of UInt8]

    /// Takes the key from 32 bytes.
    ///
    /// - Precondition: There are 32 of them.
    package init(_ source: Span<UInt8>) {
        precondition(source.count == Self.byteCount, "A sealing key has 32 bytes")
        bytes = [32 of UInt8] { source[$0] }
    }

    /// Takes the key from 32 bytes that are held as one value.
    init(_ value: SIMD4<UInt64>) {
        // SAFETY: both are 32 bytes, and every byte is one.
        bytes = unsafe unsafeBitCast(value, to: [32 of UInt8].self)
    }

    /// Takes a key that was derived or drawn by the cryptography library.
    init(_ key: SymmetricKey) {
        let copy = unsafe key.withUnsafeBytes { unsafe [UInt8]($0) }
        self.init(copy.span)
    }
}

extension SealingKey: Equatable {
    /// Whether two keys are the same.
    package static func == (left: Self, right: Self) -> Bool {
        var difference: UInt8 = 0
        for index in left.bytes.indices { difference |= left.bytes[index] ^ right.bytes[index] }
        return difference == 0
    }
}
