internal import CCryptoBoringSSL

/// SHA-256 (FIPS 180-4) of a byte and what follows it, as BoringSSL does it.
///
/// The only file of this module that calls BoringSSL, for the reasons of
/// `Docs/Decisions/0007-boringssl.md`: swift-crypto makes two objects for a hash, and a record is
/// shorter than what that costs.
enum SHA256Digest {
    /// How many bytes are worked on at once.
    static let blockByteCount = 64

    /// What SHA-256 begins with: section 5.3.3.
    private static let start = SIMD8<UInt32>(
        0x6a09_e667,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19
    )

    /// The hash of no bytes.
    static var ofNothing: [32 of UInt8] {
        var context = SHA256_CTX()
        unsafe CCryptoBoringSSL_SHA256_Init(&context)
        return finish(&context)
    }

    /// The hash of a byte and the bytes behind it.
    static func of(_ prefix: UInt8, _ bytes: RawSpan) -> [32 of UInt8] {
        var context = SHA256_CTX()
        unsafe CCryptoBoringSSL_SHA256_Init(&context)
        unsafe withUnsafeBytes(of: prefix) { prefix in
            _ = unsafe CCryptoBoringSSL_SHA256_Update(&context, prefix.baseAddress, prefix.count)
        }
        unsafe bytes.withUnsafeBytes { bytes in
            _ = unsafe CCryptoBoringSSL_SHA256_Update(&context, bytes.baseAddress, bytes.count)
        }
        return finish(&context)
    }

    private static func finish(_ context: inout SHA256_CTX) -> [32 of UInt8] {
        var digest = [32 of UInt8](repeating: 0)
        var span = digest.mutableSpan
        unsafe span.withUnsafeMutableBufferPointer { digest in
            _ = unsafe CCryptoBoringSSL_SHA256_Final(digest.baseAddress, &context)
        }
        return digest
    }

    /// How many blocks a message of so many bytes makes with what pads it: section 5.1.1.
    static func blockCount(of byteCount: Int) -> Int {
        (byteCount + 8) / blockByteCount + 1
    }

    /// The hash of a message that was padded to whole blocks, which begin at `offset`.
    static func ofPadded(_ bytes: RawSpan, from offset: Int, blockCount: Int) -> [32 of UInt8] {
        let message = bytes.extracting(offset..<offset + blockCount * blockByteCount)
        var state = start
        unsafe withUnsafeMutableBytes(of: &state) { state in
            unsafe message.withUnsafeBytes { message in
                // SAFETY: a state is eight numbers, and the blocks lie in the message.
                unsafe CCryptoBoringSSL_SHA256_TransformBlocks(
                    state.baseAddress?.assumingMemoryBound(to: UInt32.self),
                    message.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    blockCount
                )
            }
        }
        // The eight numbers, most significant byte first.
        let odd = SIMD8<UInt32>(repeating: 0x00FF_00FF)
        let pairs = (state & odd) &<< 8 | (state &>> 8) & odd
        return unsafe unsafeBitCast(pairs &<< 16 | pairs &>> 16, to: [32 of UInt8].self)
    }
}
