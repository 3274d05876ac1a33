internal import CCryptoBoringSSL
internal import EventModel

/// AES-256-GCM under one key, as BoringSSL does it: NIST SP 800-38D with a 96-bit nonce and a
/// 128-bit tag.
///
/// The only file that calls BoringSSL, which swift-crypto brings along; what that costs and why it
/// is done stands in `Docs/Decisions/0007-boringssl.md`. A keyed cipher may be used by several
/// threads at once: sealing and opening do not change it.
@safe
final class AESGCM: Sendable {
    /// How many bytes the tag has.
    static let tagByteCount = 16

    /// Holds the expanded key.
    ///
    /// `nonisolated(unsafe)` because a keyed context is read only: BoringSSL promises that sealing
    /// and opening may run concurrently on one context.
    private nonisolated(unsafe) let context: UnsafeMutablePointer<EVP_AEAD_CTX>

    /// Expands a key for many uses.
    init(_ key: SealingKey) {
        unsafe context = .allocate(capacity: 1)
        unsafe context.initialize(to: EVP_AEAD_CTX())
        unsafe Self.set(key, in: context)
    }

    deinit {
        unsafe CCryptoBoringSSL_EVP_AEAD_CTX_cleanup(context)
        unsafe context.deinitialize(count: 1)
        unsafe context.deallocate()
    }

    /// Seals the last `count` bytes of `buffer` in place and adds the tag.
    func seal(last count: Int, of buffer: inout [UInt8], nonce: Nonce, authenticating head: RawSpan)
    {
        unsafe Self.seal(last: count, of: &buffer, nonce, head, in: context)
    }

    /// Opens nonce, ciphertext and tag and adds the plaintext to `output`; `false`, and nothing
    /// added, when they were altered.
    func open(_ sealed: RawSpan, authenticating head: RawSpan, to output: inout [UInt8]) -> Bool {
        unsafe Self.open(sealed, head, to: &output, in: context)
    }

    /// Seals as an expanded key does, for a key that is used once: nothing goes to the heap.
    static func seal(
        last count: Int,
        of buffer: inout [UInt8],
        with key: SealingKey,
        nonce: Nonce,
        authenticating head: RawSpan
    ) {
        unsafe withContext { context in
            unsafe set(key, in: context)
            unsafe seal(last: count, of: &buffer, nonce, head, in: context)
            unsafe CCryptoBoringSSL_EVP_AEAD_CTX_cleanup(context)
        }
    }

    /// Opens as an expanded key does, for a key that is used once: nothing goes to the heap.
    static func open(
        _ sealed: RawSpan,
        with key: SealingKey,
        authenticating head: RawSpan,
        to output: inout [UInt8]
    ) -> Bool {
        unsafe withContext { context in
            unsafe set(key, in: context)
            defer { unsafe CCryptoBoringSSL_EVP_AEAD_CTX_cleanup(context) }
            return unsafe open(sealed, head, to: &output, in: context)
        }
    }

    /// Lends room for a context on the stack, which `set` fills: half a kilobyte need not be zeroed
    /// before.
    @inline(__always)
    private static func withContext<R>(
        _ body: (UnsafeMutablePointer<EVP_AEAD_CTX>) -> R
    ) -> R {
        unsafe withUnsafeTemporaryAllocation(of: EVP_AEAD_CTX.self, capacity: 1) { room in
            guard let context = room.baseAddress else {
                preconditionFailure("Room for a context has an address")
            }
            // SAFETY: a context is C's: nothing is to be initialized or undone but what `set` and
            // the clean-up do.
            return unsafe body(context)
        }
    }

    /// The key that stands for `key` and a nonce: what RFC 8452 section 4 derives as the
    /// message-encryption key of AES-256-GCM-SIV.
    ///
    /// From it, `key` can not be found, nor the keys of other nonces. Four blocks of AES, counted
    /// from `counter` on: ranges that do not meet give keys that have nothing in common.
    static func derived(
        from key: SealingKey,
        nonce: Nonce,
        counter: UInt32 = 2
    ) -> SealingKey {
        var schedule = AES_KEY()
        let result = unsafe key.bytes.span.withUnsafeBufferPointer { key in
            unsafe CCryptoBoringSSL_AES_set_encrypt_key(key.baseAddress, 256, &schedule)
        }
        precondition(result == 0, "BoringSSL takes every key of 32 bytes")
        // Blocks are laid out as one value each and keys taken up as one: bytes that are written
        // one by one and read together cost the processor more than the cipher does.
        let words = nonce.words
        // Counters 0 and 1 give GCM-SIV's other key, which there is no use for.
        let derived = SIMD4<UInt64>(
            firstHalf(of: counter, words, &schedule),
            firstHalf(of: counter + 1, words, &schedule),
            firstHalf(of: counter + 2, words, &schedule),
            firstHalf(of: counter + 3, words, &schedule)
        )
        return SealingKey(derived)
    }

    /// The first eight bytes of an encrypted block: a counter, least significant byte first, and a
    /// nonce.
    @inline(__always)
    private static func firstHalf(
        of counter: UInt32,
        _ nonce: (UInt32, UInt32, UInt32),
        _ schedule: inout AES_KEY
    ) -> UInt64 {
        let block = SIMD4<UInt32>(counter.littleEndian, nonce.0, nonce.1, nonce.2)
        var output = SIMD2<UInt64>()
        unsafe withUnsafeBytes(of: block) { block in
            unsafe withUnsafeMutableBytes(of: &output) { output in
                // SAFETY: a block has 16 bytes, and so do the two values.
                unsafe CCryptoBoringSSL_AES_encrypt(
                    block.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    output.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    &schedule
                )
            }
        }
        return output.x
    }

    private static func set(_ key: SealingKey, in context: UnsafeMutablePointer<EVP_AEAD_CTX>) {
        let result = unsafe key.bytes.span.withUnsafeBufferPointer { key in
            unsafe CCryptoBoringSSL_EVP_AEAD_CTX_init(
                context,
                CCryptoBoringSSL_EVP_aead_aes_256_gcm(),
                key.baseAddress,
                key.count,
                tagByteCount,
                nil
            )
        }
        precondition(result == 1, "BoringSSL takes every key of 32 bytes")
    }

    private static func seal(
        last count: Int,
        of buffer: inout [UInt8],
        _ nonce: Nonce,
        _ head: RawSpan,
        in context: UnsafeMutablePointer<EVP_AEAD_CTX>
    ) {
        let start = buffer.count - count
        precondition(count >= 0 && start >= 0, "What is sealed stands at the end of the buffer")
        unsafe withUnsafeTemporaryAllocation(byteCount: tagByteCount, alignment: 1) { tag in
            var tagCount = 0
            // SAFETY: input and output are the same `count` bytes from `start`, which the buffer
            // has; BoringSSL allows exactly that. The tag has room for the 16 bytes promised.
            let result = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe nonce.bytes.span.withUnsafeBytes { nonce in
                    unsafe head.withUnsafeBytes { head in
                        let text = unsafe buffer.baseAddress.map { unsafe $0 + start }
                        return unsafe CCryptoBoringSSL_EVP_AEAD_CTX_seal_scatter(
                            context,
                            text,
                            tag.baseAddress,
                            &tagCount,
                            tag.count,
                            nonce.baseAddress,
                            nonce.count,
                            text,
                            count,
                            nil,
                            0,
                            head.baseAddress,
                            head.count
                        )
                    }
                }
            }
            precondition(
                result == 1 && tagCount == tagByteCount,
                "AES-GCM seals every plaintext below 64 GiB"
            )
            unsafe buffer.append(contentsOf: tag)
        }
    }

    private static func open(
        _ sealed: RawSpan,
        _ head: RawSpan,
        to output: inout [UInt8],
        in context: UnsafeMutablePointer<EVP_AEAD_CTX>
    ) -> Bool {
        let textCount = sealed.byteCount - Nonce.byteCount - tagByteCount
        guard textCount >= 0 else { return false }
        var isOpen = false
        output.append(addingCapacity: textCount) { output in
            // SAFETY: the output has room for the plaintext, which is as long as the ciphertext;
            // nonce, ciphertext and tag lie in the sealed bytes one behind the other.
            unsafe output.withUnsafeMutableBufferPointer { output, count in
                unsafe sealed.withUnsafeBytes { sealed in
                    unsafe head.withUnsafeBytes { head in
                        let text = unsafe sealed.baseAddress.map { unsafe $0 + Nonce.byteCount }
                        let result = unsafe CCryptoBoringSSL_EVP_AEAD_CTX_open_gather(
                            context,
                            output.baseAddress,
                            sealed.baseAddress,
                            Nonce.byteCount,
                            text,
                            textCount,
                            text.map { unsafe $0 + textCount },
                            tagByteCount,
                            head.baseAddress,
                            head.count
                        )
                        isOpen = result == 1
                        if isOpen { count = textCount }
                    }
                }
            }
        }
        return isOpen
    }
}
