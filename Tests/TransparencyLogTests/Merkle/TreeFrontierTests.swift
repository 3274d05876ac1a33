import Crypto
import Testing
import TransparencyLog

/// The tree against its definition in RFC 6962 section 2.1, written down as it stands there.
@Suite struct TreeFrontierTests {
    /// The Merkle tree hash by the recursion of the RFC, sharing nothing with the sources.
    private func definition(_ records: ArraySlice<[UInt8]>) -> [UInt8] {
        switch records.count {
        case 0: return Array(SHA256.hash(data: [UInt8]()))
        case 1: return Array(SHA256.hash(data: [0] + records[records.startIndex]))
        default:
            var split = 1
            while split * 2 < records.count { split *= 2 }
            let middle = records.startIndex + split
            return Array(
                SHA256.hash(
                    data: [1] + definition(records[..<middle]) + definition(records[middle...])
                )
            )
        }
    }

    private func leaf(_ record: [UInt8]) -> MerkleHash {
        unsafe .leaf(record.span.bytes)
    }

    private func records(_ count: Int) -> [[UInt8]] {
        (0..<count).map { index in (0..<index % 100).map { UInt8(truncatingIfNeeded: $0 * index) } }
    }

    @Test func `the root of every size up to 300 is that of the definition`() {
        let records = records(300)
        var frontier = TreeFrontier()
        for size in 0...300 {
            #expect(frontier.size == size)
            #expect(frontier.subtrees.count == size.nonzeroBitCount)
            #expect(frontier.root == MerkleHash(definition(records[..<size]).span))
            if size < 300 { frontier.append(leaf(records[size])) }
        }
    }

    /// Entries and roots that Certificate Transparency's own tests use.
    @Test func `the roots that Certificate Transparency publishes come out`() {
        let entries: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
            Array(0x50...0x57), Array(0x60...0x6f),
        ]
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        var frontier = TreeFrontier()
        #expect(
            "\(frontier.root)"
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        for (entry, root) in zip(entries, roots) {
            frontier.append(leaf(entry))
            #expect("\(frontier.root)" == root)
        }
    }

    @Test func `adding whole subtrees gives the tree of their leaves`() {
        let leaves = records(64).map(leaf)
        for height in 0...3 {
            let size = 1 << height
            var whole = TreeFrontier()
            var single = TreeFrontier()
            for start in stride(from: 0, through: 64 - size, by: size) {
                let block = leaves.span.extracting(start..<(start + size))
                whole.append(subtree: TreeFrontier.root(of: block), height: height)
                for leaf in leaves[start..<(start + size)] { single.append(leaf) }
                #expect(whole == single)
            }
        }
    }

    @Test func `a frontier is taken up only with as many subtrees as its size has`() {
        var frontier = TreeFrontier()
        for record in records(13) { frontier.append(leaf(record)) }
        #expect(TreeFrontier(size: 13, subtrees: frontier.subtrees) == frontier)
        #expect(TreeFrontier(size: 12, subtrees: frontier.subtrees) == nil)
        #expect(TreeFrontier(size: 13, subtrees: frontier.subtrees.dropLast()) == nil)
        #expect(TreeFrontier(size: 0, subtrees: []) == TreeFrontier())
    }

    @Test func `a subtree that begins nowhere in the tree is a programmer error`() async {
        await #expect(processExitsWith: .failure) {
            var frontier = TreeFrontier()
            frontier.append(.empty)
            frontier.append(subtree: .empty, height: 1)
        }
    }
}
