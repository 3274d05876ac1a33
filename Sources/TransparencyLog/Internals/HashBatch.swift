/// Messages that wait to be hashed together.
///
/// A processor begins a hash while it still works on the one before, unless the next message has
/// yet to be laid out: hashed as they come, each takes half as long again. Messages are padded
/// here, as FIPS 180-4 section 5.1.1 says, and hashed where they lie.
struct HashBatch: Sendable {
    /// The messages, each in whole blocks.
    private var bytes: [UInt8] = []
    private var blockCounts: [Int] = []

    /// How many messages wait.
    var count: Int { blockCounts.count }

    /// Adds the message of a byte and the bytes behind it.
    mutating func append(_ prefix: UInt8, _ message: RawSpan) {
        let count = 1 + message.byteCount
        let blockCount = SHA256Digest.blockCount(of: count)
        let end = blockCount * SHA256Digest.blockByteCount
        bytes.append(addingCapacity: end) { output in
            unsafe output.withUnsafeMutableBufferPointer { output, initializedCount in
                let padded = UnsafeMutableRawBufferPointer(output)
                // SAFETY: the room has `end` bytes, which the message, a byte of 0x80, zeros and
                // eight bytes of length fill.
                unsafe padded[count..<end].initializeMemory(as: UInt8.self, repeating: 0)
                unsafe padded[0] = prefix
                unsafe message.withUnsafeBytes { message in
                    unsafe UnsafeMutableRawBufferPointer(rebasing: padded[1..<count])
                        .copyMemory(from: message)
                }
                unsafe padded[count] = 0x80
                let bitCount = (UInt64(count) &* 8).bigEndian
                unsafe padded.storeBytes(of: bitCount, toByteOffset: end - 8, as: UInt64.self)
                initializedCount = end
            }
        }
        blockCounts.append(blockCount)
    }

    /// Adds the hashes to `hashes` and forgets the messages.
    mutating func finish(to hashes: inout [MerkleHash]) {
        do {
            let bytes = unsafe bytes.span.bytes
            var offset = 0
            for blockCount in blockCounts {
                let digest = SHA256Digest.ofPadded(bytes, from: offset, blockCount: blockCount)
                hashes.append(MerkleHash(digest))
                offset += blockCount * SHA256Digest.blockByteCount
            }
        }
        bytes.removeAll(keepingCapacity: true)
        blockCounts.removeAll(keepingCapacity: true)
    }
    /// Replaces the hashes of the leaves of a complete subtree by that of its root.
    mutating func reduce(_ hashes: inout [MerkleHash]) {
        // Level by level: a node waits for nothing but the level below.
        while hashes.count > 1 {
            for index in stride(from: 0, to: hashes.count, by: 2) {
                unsafe append(
                    MerkleHash.nodePrefix,
                    hashes.span.extracting(index..<index + 2).bytes
                )
            }
            hashes.removeAll(keepingCapacity: true)
            finish(to: &hashes)
        }
    }
}
