import Foundation
import LMDB
import Testing

@Suite struct DatabaseTests {
    private let folder: TemporaryFolder
    private let environment: Environment

    init() throws {
        folder = try TemporaryFolder()
        environment = try Environment(
            path: folder.file("store.mdb"),
            options: quick { $0.maximumDatabaseCount = 3 }
        )
    }

    @Test func `a database is created once and then found`() throws {
        #expect(throws: LMDBError.databaseNotFound) { try environment.openDatabase(named: "a") }
        let created = try environment.openDatabase(named: "a", options: .create)
        #expect(try environment.openDatabase(named: "a") == created)
        #expect(try environment.openDatabase(named: "a", options: .create) == created)
    }

    @Test func `databases do not see each other's keys`() throws {
        let first = try environment.openDatabase(named: "a", options: .create)
        let second = try environment.openDatabase(named: "b", options: .create)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: first)
            try txn.put([2], [1], in: second)
        }
        try environment.read { txn throws in
            #expect(try txn.array([1], in: first) == [1])
            #expect(try txn.array([1], in: second) == [2])
        }
    }

    @Test func `a database keeps its kind`() throws {
        _ = try environment.openDatabase(named: "bytes", options: .create)
        _ = try environment.openDatabase(named: "integers", options: [.create, .integerKey])
        #expect(throws: LMDBError.incompatible) {
            try environment.openDatabase(named: "bytes", options: .integerKey)
        }
        #expect(throws: LMDBError.incompatible) {
            try environment.openDatabase(named: "integers")
        }
        #expect(throws: LMDBError.incompatible) {
            try environment.openDatabase(named: "integers", options: .create)
        }
        #expect(
            try environment.openDatabase(named: "integers", options: .integerKey).hasIntegerKeys
        )
        #expect(try !environment.openDatabase(named: "bytes").hasIntegerKeys)
    }

    @Test func `no more databases are opened than were asked for`() throws {
        for name in ["a", "b", "c"] {
            _ = try environment.openDatabase(named: name, options: .create)
        }
        #expect(throws: LMDBError.databasesFull) {
            try environment.openDatabase(named: "d", options: .create)
        }
        #expect(try environment.openDatabase(named: "b").hasIntegerKeys == false)
        #expect(environment.failure == nil)
    }

    @Test func `a name with a zero byte is refused rather than cut`() throws {
        _ = try environment.openDatabase(named: "a", options: .create)
        #expect(throws: LMDBError.invalidArgument) {
            try environment.openDatabase(named: "a\0b", options: .create)
        }
    }

    @Test func `a name may be in any script and not be empty`() throws {
        let database = try environment.openDatabase(named: "hændelser", options: .create)
        #expect(try environment.openDatabase(named: "hændelser") == database)
        #expect(throws: LMDBError.badValueSize) {
            try environment.openDatabase(named: "", options: .create)
        }
    }

    @Test func `an existing database is opened while another thread writes`() async throws {
        _ = try environment.openDatabase(named: "a", options: .create)
        let environment = environment
        try environment.write { (txn: inout WriteTransaction) in
            let database = try environment.openDatabase(named: "a")
            try txn.put([1], [1], in: database)
        }
    }

    @Test func `threads that open one name at once get one database`() async throws {
        let environment = environment
        let databases = try await withThrowingTaskGroup(of: Database.self) { group in
            for _ in 0..<16 {
                group.addTask { try environment.openDatabase(named: "a", options: .create) }
            }
            return try await group.reduce(into: Set<Database>()) { $0.insert($1) }
        }
        #expect(databases.count == 1)
    }

    @Test func `the empty database has no page`() throws {
        let database = try environment.openDatabase(named: "a", options: .create)
        let statistics = try environment.read { txn in try txn.statistics(of: database) }
        #expect(statistics.entryCount == 0 && statistics.depth == 0)
        #expect(statistics.leafPageCount == 0 && statistics.overflowPageCount == 0)
    }

    @Test func `statistics count entries and pages`() throws {
        let database = try environment.openDatabase(named: "a", options: [.create, .integerKey])
        try environment.write { (txn: inout WriteTransaction) in
            for key in 0..<1000 as Range<UInt64> { try txn.put([1, 2, 3], key, in: database) }
            try txn.put([UInt8](repeating: 1, count: 10_000), 5000, in: database)
            #expect(try txn.statistics(of: database).entryCount == 1001)
        }
        let statistics = try environment.read { txn in try txn.statistics(of: database) }
        #expect(statistics.entryCount == 1001)
        #expect(statistics.depth == 2 && statistics.branchPageCount == 1)
        #expect(statistics.leafPageCount > 1)
        #expect(statistics.overflowPageCount == 10_016 / statistics.pageByteCount + 1)
    }

    @Test func `a database of another environment is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let first = try Environment(path: folder.file("1.mdb"))
            let second = try Environment(path: folder.file("2.mdb"))
            let database = try first.openDatabase(named: "a", options: .create)
            _ = try second.openDatabase(named: "a", options: .create)
            try second.read { txn in _ = try txn.array([1], in: database) }
        }
        #expect(trapped(result, on: "A database belongs to the environment that opened it."))
    }

    @Test func `a byte string for an integer key is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            let database = try environment.openDatabase(
                named: "a",
                options: [.create, .integerKey]
            )
            try environment.read { txn in _ = try txn.array([1], in: database) }
        }
        #expect(trapped(result, on: "A database with integer keys takes UInt64 keys only."))
    }

    @Test func `an integer for a byte string key is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            let database = try environment.openDatabase(named: "a", options: .create)
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], 1, in: database)
            }
        }
        #expect(trapped(result, on: "A UInt64 key needs a database opened with .integerKey."))
    }
}
