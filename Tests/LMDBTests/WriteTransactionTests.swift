import Foundation
import LMDB
import Testing

@Suite struct WriteTransactionTests {
    private let folder: TemporaryFolder
    private let environment: Environment
    private let database: Database
    private let integers: Database

    init() throws {
        folder = try TemporaryFolder()
        environment = try Environment(path: folder.file("store.mdb"), options: quick())
        database = try environment.openDatabase(named: "a", options: .create)
        integers = try environment.openDatabase(named: "i", options: [.create, .integerKey])
    }

    private func stored() throws -> [Pair] {
        try environment.read { txn in try txn.pairs(in: database) }
    }

    @Test func `a commit makes all changes visible, once`() throws {
        var txn = try environment.beginWrite()
        let id = txn.id
        try txn.put([1], [1], in: database)
        try txn.put([2], [2], in: database)
        #expect(try stored().isEmpty)
        try txn.commit()
        #expect(try stored() == [Pair(key: [1], value: [1]), Pair(key: [2], value: [2])])
        #expect(try environment.information().lastTransactionID == id)
        #expect(try environment.lastTransactionID() == id)
    }

    @Test func `abort, end of scope and a thrown error drop all changes`() throws {
        struct Refusal: Error {}
        var txn = try environment.beginWrite()
        try txn.put([1], [1], in: database)
        txn.abort()
        do {
            var txn = try environment.beginWrite()
            try txn.put([1], [1], in: database)
        }
        #expect(throws: Refusal.self) {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], [1], in: database)
                throw Refusal()
            }
        }
        #expect(try stored().isEmpty)
        #expect(environment.failure == nil)
    }

    @Test func `put replaces, insert does not`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: database)
            try txn.put([2, 2], [1], in: database)
            #expect(try !txn.insert([3], [1], in: database))
            #expect(try txn.array([1], in: database) == [2, 2])
            #expect(try txn.insert([4], [2], in: database))

            try txn.put([1], 1, in: integers)
            #expect(try !txn.insert([3], 1, in: integers))
            #expect(try txn.insert([4], 2, in: integers))
            #expect(try txn.array(1, in: integers) == [1])
            #expect(try txn.array(2, in: integers) == [4])
            #expect(txn.failure == nil)
        }
        #expect(try stored() == [Pair(key: [1], value: [2, 2]), Pair(key: [2], value: [4])])
    }

    @Test func `delete says whether there was something`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: database)
            #expect(try txn.delete([1], in: database))
            #expect(try !txn.delete([1], in: database))
            try txn.put([1], 1, in: integers)
            #expect(try txn.delete(forKey: 1, in: integers))
            #expect(try !txn.delete(forKey: 1, in: integers))
        }
        #expect(try stored().isEmpty)
    }

    @Test func `deleteAll empties one database and keeps it`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            for key in 0..<1000 as Range<UInt64> { try txn.put([1], key, in: integers) }
            try txn.put([1], [1], in: database)
        }
        try environment.write { (txn: inout WriteTransaction) in
            try txn.deleteAll(in: integers)
            #expect(try txn.statistics(of: integers).entryCount == 0)
            try txn.put([2], 7, in: integers)
        }
        try environment.read { txn throws in
            #expect(try txn.statistics(of: integers).entryCount == 1)
            #expect(try txn.array(7, in: integers) == [2])
            #expect(try txn.array([1], in: database) == [1])
        }
    }

    @Test func `integer keys are sorted as numbers`() throws {
        let keys: [UInt64] = [0, 1, 255, 256, 65_535, 1 << 32, 1 << 63, .max]
        try environment.write { (txn: inout WriteTransaction) in
            for key in keys.reversed() { try txn.put([1], key, in: integers) }
        }
        let found = try environment.read { txn in
            var found: [UInt64] = []
            var cursor = try txn.cursor(in: integers)
            while let entry = try cursor.next() { found.append(entry.integerKey) }
            return found
        }
        #expect(found == keys)
    }

    @Test func `append takes greater keys only`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], 5, in: integers, mode: .append)
            try txn.put([1], 6, in: integers, mode: .append)
            try txn.put([1], [5], in: database, mode: .append)
            try txn.put([1], [5, 0], in: database, mode: .append)
        }
        for key in [0, 5, 6] as [UInt64] {
            #expect(throws: LMDBError.keyExists) {
                try environment.write { (txn: inout WriteTransaction) in
                    try txn.put([1], key, in: integers, mode: .append)
                }
            }
        }
        #expect(throws: LMDBError.keyExists) {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], [5], in: database, mode: .append)
            }
        }
        #expect(environment.failure == nil)
    }

    @Test(arguments: [0, 1, 511, 512])
    func `a key has 1 to 511 bytes`(byteCount: Int) throws {
        let key = [UInt8](repeating: 7, count: byteCount)
        let error = lmdbError {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], key, in: database)
            }
        }
        #expect(error == (1...511 ~= byteCount ? nil : .badValueSize))
        #expect(try stored().count == (error == nil ? 1 : 0))
    }

    @Test(arguments: [0, 1, 2000, 4096, 100_000, 5_000_000])
    func `a value of any size comes back as it was`(byteCount: Int) throws {
        var random = SplitMix64(seed: UInt64(byteCount))
        let value = (0..<byteCount).map { _ in UInt8.random(in: 0...255, using: &random) }
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put(value, [1], in: database)
            try txn.reserve(value, [2], in: database)
            #expect(try txn.array([1], in: database) == value)
        }
        #expect(try stored() == [Pair(key: [1], value: value), Pair(key: [2], value: value)])
    }

    @Test func `a value read is handed to put without a copy between`() throws {
        let other = try environment.openDatabase(named: "b", options: .create)
        let key: [UInt8] = [1]
        try environment.write { (txn: inout WriteTransaction) in try txn.put([7], [1], in: database)
        }
        try environment.read { source in
            try environment.write { (txn: inout WriteTransaction) in
                if let value = try unsafe source.value(in: database, forKey: key.span.bytes) {
                    try unsafe txn.put(value, forKey: key.span.bytes, in: other)
                }
            }
        }
        #expect(try environment.read { txn in try txn.array([1], in: other) } == [7])
    }

    @Test func `the closure's result comes out after the commit`() throws {
        let count = try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: database)
            return try txn.statistics(of: database).entryCount
        }
        #expect(count == 1)
    }

    @Test func `writers of many threads take turns`() async throws {
        let (environment, integers) = (environment, integers)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<50 {
                        try environment.write { (txn: inout WriteTransaction) in
                            let count = try txn.value(in: integers, forKey: 0)?.byteCount ?? 0
                            try txn.put([UInt8](repeating: 0, count: count + 1), 0, in: integers)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try environment.read { txn in try txn.array(0, in: integers)?.count } == 400)
    }
}
