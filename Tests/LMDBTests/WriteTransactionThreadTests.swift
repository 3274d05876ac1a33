import Foundation
import LMDB
import Testing

@Suite struct WriteTransactionThreadTests {
    @Test func `a second write transaction on one thread is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            try environment.write { (_: inout WriteTransaction) in
                try environment.write { (_: inout WriteTransaction) in }
            }
        }
        #expect(trapped(result, on: "Write transactions do not nest"))
    }

    @Test func `creating a database inside a write transaction is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            try environment.write { (_: inout WriteTransaction) in
                _ = try environment.openDatabase(named: "a", options: .create)
            }
        }
        #expect(trapped(result, on: "Write transactions do not nest"))
    }

    @Test func `a commit on another thread is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            try Self.commitElsewhere(environment)
        }
        #expect(trapped(result, on: "A write transaction stays on the thread that began it."))
    }

    /// A box through which a transaction gets to where the compiler would not let it go.
    // @unchecked Sendable because it is meant to break the rule that the program must then notice.
    private final class Smuggler: @unchecked Sendable {
        var transaction: WriteTransaction?

        init(_ transaction: consuming WriteTransaction) {
            self.transaction = consume transaction
        }
    }

    private static func commitElsewhere(_ environment: Environment) throws {
        let smuggler = Smuggler(try environment.beginWrite())
        let thread = Thread { try? smuggler.transaction.take()?.commit() }
        thread.start()
        Thread.sleep(forTimeInterval: 5)
    }

    @Test func `two environments are written by one thread at a time`() throws {
        let folder = try TemporaryFolder()
        let first = try Environment(path: folder.file("1.mdb"), options: quick())
        let second = try Environment(path: folder.file("2.mdb"), options: quick())
        let one = try first.openDatabase(named: "a", options: .create)
        let two = try second.openDatabase(named: "a", options: .create)
        try first.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: one)
            try second.write { (txn: inout WriteTransaction) in try txn.put([2], [1], in: two) }
        }
        #expect(try first.read { txn in try txn.array([1], in: one) } == [1])
        #expect(try second.read { txn in try txn.array([1], in: two) } == [2])
    }
}
