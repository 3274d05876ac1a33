import LMDB
import Testing

@Suite struct ReadTransactionTests {
    private let folder: TemporaryFolder
    private let environment: Environment
    private let database: Database

    init() throws {
        folder = try TemporaryFolder()
        environment = try Environment(
            path: folder.file("store.mdb"),
            options: quick { $0.maximumReaderCount = 4 }
        )
        database = try environment.openDatabase(named: "a", options: .create)
    }

    private func put(_ value: UInt8) throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([value], [1], in: database)
        }
    }

    @Test func `sees the last commit before it began and nothing after`() throws {
        try put(1)
        let old = try environment.beginRead()
        try put(2)
        let new = try environment.beginRead()
        try put(3)
        for _ in 0..<2 {
            #expect(try old.array([1], in: database) == [1])
            #expect(try new.array([1], in: database) == [2])
        }
        #expect(new.id == old.id + 1)
    }

    @Test func `does not see what is not committed`() throws {
        try put(1)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([2], [1], in: database)
            #expect(try environment.read { txn in try txn.array([1], in: database) } == [1])
            #expect(try txn.array([1], in: database) == [2])
        }
        #expect(try environment.read { txn in try txn.array([1], in: database) } == [2])
    }

    @Test func `an absent key has no value, an empty value is a value`() throws {
        try environment.write { (txn: inout WriteTransaction) in try txn.put([], [1], in: database)
        }
        try environment.read { txn throws in
            #expect(try txn.array([1], in: database) == [])
            #expect(try txn.array([2], in: database) == nil)
            #expect(try txn.array([UInt8](repeating: 1, count: 512), in: database) == nil)
        }
    }

    @Test func `an empty key is refused and the transaction goes on`() throws {
        try put(1)
        let transaction = try environment.beginRead()
        #expect(lmdbError { _ = try transaction.array([], in: database) } == .badValueSize)
        #expect(try transaction.array([1], in: database) == [1])
    }

    @Test func `values are found where they lie, without a copy`() throws {
        try put(1)
        try environment.read { txn in
            let key: [UInt8] = [1]
            let first = try unsafe txn.value(in: database, forKey: key.span.bytes)
            let second = try unsafe txn.value(in: database, forKey: key.span.bytes)
            if let first, let second {
                let isSame = first.isIdentical(to: second)
                #expect(isSame)
            } else {
                Issue.record("The key has a value.")
            }
        }
    }

    @Test func `several live at a time, as many as there are slots`() throws {
        try put(1)
        let first = try environment.beginRead()
        let second = try environment.beginRead()
        let third = try environment.beginRead()
        let fourth = try environment.beginRead()
        #expect(lmdbError { try environment.beginRead().end() } == .readersFull)
        third.end()
        let fifth = try environment.beginRead()
        for id in [first.id, second.id, fourth.id, fifth.id] { #expect(id == first.id) }
    }

    @Test func `may be handed on to another thread`() async throws {
        try put(1)
        let transaction = try environment.beginRead()
        #expect(try await Self.value(of: transaction, in: database) == [1])
    }

    @concurrent private static func value(
        of transaction: consuming sending ReadTransaction,
        in database: Database
    ) async throws -> [UInt8]? {
        try transaction.array([1], in: database)
    }

    @Test func `the closure's result and its error come out`() throws {
        struct Refusal: Error {}
        #expect(try environment.read { _ in 42 } == 42)
        #expect(throws: Refusal.self) { try environment.read { _ in throw Refusal() } }
        // Had the refused ones not ended, there would be no slot left.
        for _ in 0..<10 {
            #expect(throws: Refusal.self) { try environment.read { _ in throw Refusal() } }
        }
    }

    @Test func `many threads read while one writes and each sees whole commits`() async throws {
        let (environment, database) = (environment, database)
        @Sendable func write(_ value: UInt8) throws {
            try environment.write { (txn: inout WriteTransaction) in
                for key in 0..<20 as Range<UInt8> { try txn.put([value], [key], in: database) }
            }
        }
        try write(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for value in 1...200 as ClosedRange<UInt8> { try write(value) } }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<500 {
                        let values = try environment.read { txn in try txn.pairs(in: database) }
                        #expect(values.count == 20 && Set(values.map(\.value)).count == 1)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
