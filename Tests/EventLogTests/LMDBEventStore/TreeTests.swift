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

    @Test func `a store without a tree gets it at its next append`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        _ = try store.append(requests(0..<300))
        let name = Array("tree".utf8)
        try store.files.environment.write { txn in
            _ = unsafe try txn.delete(forKey: name.span.bytes, in: store.files.meta)
        }
        #expect(try store.tree() == recount(store))
        _ = try store.append(requests(300..<302))
        #expect(try store.tree() == recount(store))
        #expect(try store.tree().size == 302)
    }

    @Test func `a tree with more leaves than the log has records is damage`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        _ = try store.append(requests(0..<3))
        var tree = try store.tree()
        tree.append(.empty)
        let longer = tree
        try store.files.environment.write { (txn: inout WriteTransaction) in
            try store.files.live(in: txn).put(longer, in: &txn)
        }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.tree() }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.append(requests(3..<4)) }
    }
}
