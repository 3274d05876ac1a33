import EventModel
import LMDB
import Testing
import TransparencyLog

@testable import EventLog

/// The tree that grows with the log.
@Suite struct TreeTests {
    /// The tree over the records as they stand in the file.
    private func recount(_ store: LMDBEventStore) throws -> TreeFrontier {
        var frontier = TreeFrontier()
        let txn = try store.files.environment.beginRead()
        var cursor = try txn.cursor(in: store.files.log)
        while let record = try cursor.next() { frontier.append(.leaf(record.value)) }
        return frontier
    }

    private func requests(_ range: Range<Int>) throws -> [AppendRequest] {
        try range.map { index in
            AppendRequest([
                try .fact("e-\(index)", person: index % 5, body: [UInt8(index % 251)])
            ])
        }
    }

    /// Sizes around the blocks that are hashed apart, from aligned and other beginnings.
    @Test(arguments: [
        [1], [255, 1, 1], [256, 256], [3, 600, 5], [511, 2, 1_024, 1], [700, 700],
    ])
    func `whatever the batches, the tree is that of the records`(batches: [Int]) throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        #expect(try store.tree() == TreeFrontier())
        var count = 0
        for batch in batches {
            _ = try store.append(requests(count..<(count + batch)))
            count += batch
            let tree = try store.tree()
            #expect(tree.size == UInt64(count))
            #expect(tree == (try recount(store)))
        }
    }

    @Test func `a store whose tree is gone is damaged`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        _ = try store.append(requests(0..<300))
        let name = Array("tree".utf8)
        try store.files.environment.write { txn in
            _ = unsafe try txn.delete(forKey: name.span.bytes, in: store.files.meta)
        }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.tree() }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.append(requests(300..<302)) }
    }

    @Test func `the log's subtrees are those of its records, at every height`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        for (from, to) in [(0, 1), (1, 300), (300, 511), (511, 513), (513, 1_300)] {
            _ = try store.append(requests(from..<to))
        }
        let records = try (0..<1_300).map { try #require(try store.record(at: Position($0))) }
        let plain = LeafHashes(records.map { unsafe .leaf($0.span.bytes) })
        var subtrees = store.subtrees()
        for height in 0...10 {
            for index in 0..<(UInt64(1_300) >> UInt64(height)) {
                #expect(
                    try subtrees.root(height: height, index: index)
                        == plain.root(height: height, index: index)
                )
            }
        }
        #expect(throws: EventLogError(.damaged, "")) {
            _ = try subtrees.root(height: 0, index: 1_300)
        }
        #expect(throws: EventLogError(.damaged, "")) {
            _ = try subtrees.root(height: 8, index: 5)
        }
        #expect(try subtrees.root(ofTreeOf: 1_300) == store.tree().root)
    }

    @Test func `a tree with more leaves than the log has records is damage`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        _ = try store.append(requests(0..<3))
        var tree = try store.tree()
        tree.append(.empty)
        let longer = tree
        try store.files.environment.write { (txn: inout WriteTransaction) in
            try store.files.live(in: txn).put(GrownTree(frontier: longer, full: []), in: &txn)
        }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.tree() }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.append(requests(3..<4)) }
    }
}

extension Position {
    fileprivate init(_ number: Int) { self.init(rawValue: UInt64(number)) }
}
