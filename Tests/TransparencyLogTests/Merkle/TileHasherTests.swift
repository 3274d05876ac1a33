import Crypto
import Testing
import TransparencyLog

/// Hashing in tiles against SHA-256 of another make and the tree's own definition.
@Suite struct TileHasherTests {
    private func record(_ byteCount: Int, _ seed: Int = 3) -> [UInt8] {
        (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ seed) }
    }

    private func expected(_ record: [UInt8]) -> MerkleHash {
        MerkleHash(Array(SHA256.hash(data: [0] + record)).span)
    }

    /// All lengths about the borders of blocks, where the padding takes another block.
    @Test func `every length is hashed as SHA-256 of another make hashes it`() {
        let counts = Array(0...330) + [4_000, 4_095, 4_096, 4_097, 70_000]
        for count in counts {
            let record = record(count)
            let leaf = unsafe MerkleHash.leaf(record.span.bytes)
            #expect(leaf == expected(record))
        }
        var hasher = TileHasher()
        for (index, count) in counts.enumerated() {
            let record = record(count)
            unsafe hasher.append(record.span.bytes)
            if (index + 1) % 200 == 0 { _ = hasher.rest() }
        }
        let leaves = counts.map { expected(record($0)) }
        var tile = TreeFrontier()
        for leaf in leaves[..<256] { tile.append(leaf) }
        #expect(hasher.roots == tile.subtrees)
        for _ in 0..<2 {
            let rest = hasher.rest()
            #expect(rest == Array(leaves[256...]))
        }
    }

    @Test func `a node is hashed as SHA-256 of another make hashes it`() {
        let (left, right) = (expected([1]), expected([2]))
        let digest = Array(SHA256.hash(data: [1] + left.array + right.array))
        #expect(MerkleHash.node(left, right) == MerkleHash(digest.span))
        #expect(MerkleHash.empty == MerkleHash(Array(SHA256.hash(data: [UInt8]())).span))
    }

    @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 700])
    func `tiles and what is left make the tree of the records`(count: Int) {
        var hasher = TileHasher()
        var single = TreeFrontier()
        for index in 0..<count {
            if index % 50 == 7 {
                // One whose hash is known, and a long one.
                hasher.append(.empty)
                single.append(.empty)
                continue
            }
            let record = record(index % 60 == 8 ? 5_000 : index % 150, index)
            unsafe hasher.append(record.span.bytes)
            single.append(expected(record))
        }
        var tree = TreeFrontier()
        for root in hasher.roots { tree.append(subtree: root, height: Tile.height) }
        for leaf in hasher.rest() { tree.append(leaf) }
        #expect(tree == single)
        #expect(tree.size == count)
    }
}
