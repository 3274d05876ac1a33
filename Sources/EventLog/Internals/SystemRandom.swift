internal import Glibc

/// Random bytes of the operating system.
enum SystemRandom {
    /// The most that one call of the system gives.
    static let byteCountPerCall = 256

    /// Replaces every byte by a random one.
    ///
    /// The corresponding C call is `getentropy`, which waits until the system is seeded and from
    /// then on does not fail.
    static func fill(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let part = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: rest.prefix(byteCountPerCall)
                )
                guard let start = part.baseAddress, unsafe getentropy(start, part.count) == 0 else {
                    preconditionFailure("The system gives random bytes")
                }
                unsafe rest = rest.dropFirst(part.count)
            }
        }
    }
}
