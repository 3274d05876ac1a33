import Testing
import TransparencyLog

/// Proofs that one tree is the beginning of another.
@Suite struct ConsistencyProofTests {
    @Test func `every tree up to 130 is the beginning of every larger one`() throws {
        var pyramid = Pyramid(size: 130)
        let roots = try (0...130).map { try pyramid.root(ofTreeOf: UInt64($0)) }
        for new in 0...130 {
            for old in 0...new {
                let proof = try ConsistencyProof(
                    from: UInt64(old),
                    to: UInt64(new),
                    from: &pyramid
                )
                #expect(proof.proves(old: roots[old], new: roots[new]), "\(old) \(new)")
            }
        }
    }

    @Test func `other roots, sizes and hashes are not believed`() throws {
        var pyramid = Pyramid(size: 40)
        let roots = try (0...40).map { try pyramid.root(ofTreeOf: UInt64($0)) }
        for new in 1...40 {
            for old in 0...new {
                let proof = try ConsistencyProof(
                    from: UInt64(old),
                    to: UInt64(new),
                    from: &pyramid
                )
                // Every tree begins with the empty one, so that its root alone is checked.
                #expect(!proof.proves(old: roots[old].flipping(new), new: roots[new]))
                if old > 0 {
                    #expect(!proof.proves(old: roots[old], new: roots[new].flipping(old)))
                }
                for place in proof.hashes.indices {
                    var hashes = proof.hashes
                    hashes[place] = hashes[place].flipping(old)
                    let changed = ConsistencyProof(
                        oldSize: UInt64(old),
                        newSize: UInt64(new),
                        hashes: hashes
                    )
                    #expect(!changed.proves(old: roots[old], new: roots[new]))
                }
                let longer = ConsistencyProof(
                    oldSize: UInt64(old),
                    newSize: UInt64(new),
                    hashes: proof.hashes + [roots[new]]
                )
                #expect(!longer.proves(old: roots[old], new: roots[new]))
            }
        }
    }

    @Test func `a larger tree is no beginning of a smaller`() {
        let root = Pyramid.leaf(0)
        #expect(!ConsistencyProof(oldSize: 2, newSize: 1, hashes: []).proves(old: root, new: root))
        #expect(
            !ConsistencyProof(oldSize: 3, newSize: .max, hashes: []).proves(old: root, new: root)
        )
    }
}
