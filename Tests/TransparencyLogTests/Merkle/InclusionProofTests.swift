import Testing
import TransparencyLog

/// Proofs that a record is in a tree, against the definition of the tree.
@Suite struct InclusionProofTests {
    @Test func `every record of every tree up to 130 leads to its root`() throws {
        var pyramid = Pyramid(size: 130)
        for size in 1...130 {
            let root = Pyramid.definition(0..<size)
            #expect(try pyramid.root(ofTreeOf: UInt64(size)) == root)
            for index in 0..<size {
                let proof = try InclusionProof(
                    ofLeafAt: UInt64(index),
                    inTreeOf: UInt64(size),
                    from: &pyramid
                )
                #expect(proof.root(ofLeaf: Pyramid.leaf(index)) == root)
            }
        }
    }

    @Test func `another leaf, place, size or hash leads elsewhere or nowhere`() throws {
        var pyramid = Pyramid(size: 40)
        for size in 1...40 {
            let root = try pyramid.root(ofTreeOf: UInt64(size))
            for index in 0..<size {
                let proof = try InclusionProof(
                    ofLeafAt: UInt64(index),
                    inTreeOf: UInt64(size),
                    from: &pyramid
                )
                let leaf = Pyramid.leaf(index)
                #expect(proof.root(ofLeaf: Pyramid.leaf(index + 1)) != root)
                for other in 0..<UInt64(size) where other != UInt64(index) {
                    #expect(changed(proof, index: other).root(ofLeaf: leaf) != root)
                }
                for place in proof.hashes.indices {
                    var hashes = proof.hashes
                    hashes[place] = hashes[place].flipping(index * 7 % 256)
                    #expect(changed(proof, hashes: hashes).root(ofLeaf: leaf) != root)
                }
                let longer = proof.hashes + [root]
                #expect(changed(proof, hashes: longer).root(ofLeaf: leaf) == nil)
                if !proof.hashes.isEmpty {
                    let shorter = Array(proof.hashes.dropLast())
                    #expect(changed(proof, hashes: shorter).root(ofLeaf: leaf) == nil)
                }
            }
        }
    }

    @Test func `a place outside of the tree proves nothing`() {
        let leaf = Pyramid.leaf(0)
        #expect(InclusionProof(index: 0, size: 0, hashes: []).root(ofLeaf: leaf) == nil)
        #expect(InclusionProof(index: 1, size: 1, hashes: []).root(ofLeaf: leaf) == nil)
        #expect(InclusionProof(index: .max, size: .max, hashes: []).root(ofLeaf: leaf) == nil)
        #expect(InclusionProof(index: 0, size: .max, hashes: []).root(ofLeaf: leaf) == nil)
    }

    private func changed(
        _ proof: InclusionProof,
        index: UInt64? = nil,
        hashes: [MerkleHash]? = nil
    ) -> InclusionProof {
        InclusionProof(
            index: index ?? proof.index,
            size: proof.size,
            hashes: hashes ?? proof.hashes
        )
    }
}
