import Foundation
import LMDB
import Testing

/// Failures of the real library and the real system, without any hook.
@Suite struct FailureTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("store.mdb")
    }

    @Test func `a full map is reported as such to the end and what was there stays`() throws {
        let environment = try Environment(path: path, options: quick { $0.mapByteCount = 1 << 18 })
        let database = try environment.openDatabase(named: "a", options: [.create, .integerKey])
        try environment.write { (txn: inout WriteTransaction) in try txn.put([1], 0, in: database) }

        var txn = try environment.beginWrite()
        var error: LMDBError?
        var key: UInt64 = 1
        while error == nil, key < 1000 {
            do {
                try txn.put([UInt8](repeating: 2, count: 3000), key, in: database)
            } catch let failure {
                error = failure
            }
            key += 1
        }
        #expect(error == .mapFull && txn.failure == .mapFull)
        // LMDB itself would say MDB_BAD_TXN to all of these.
        #expect(throws: LMDBError.mapFull) { try txn.put([1], 1, in: database) }
        #expect(throws: LMDBError.mapFull) { _ = try txn.insert([1], 1, in: database) }
        #expect(throws: LMDBError.mapFull) { try txn.reserve([1], 1, in: database) }
        #expect(throws: LMDBError.mapFull) { _ = try txn.delete(forKey: 1, in: database) }
        #expect(throws: LMDBError.mapFull) { try txn.deleteAll(in: database) }
        do {
            try txn.commit()
            Issue.record("A transaction with a failed change is not committed.")
        } catch {
            #expect(error == .mapFull)
        }

        // Nothing was written, so the environment goes on.
        #expect(environment.failure == nil)
        try environment.write { (txn: inout WriteTransaction) in try txn.put([3], 1, in: database) }
        try environment.read { txn throws in
            #expect(try txn.array(0, in: database) == [1])
            #expect(try txn.array(1, in: database) == [3])
            #expect(try txn.statistics(of: database).entryCount == 2)
        }
    }

    @Test func `a closure that ignores a failed change does not get a commit`() throws {
        let environment = try Environment(path: path, options: quick { $0.mapByteCount = 1 << 18 })
        let database = try environment.openDatabase(named: "a", options: [.create, .integerKey])
        #expect(throws: LMDBError.mapFull) {
            try environment.write { (txn: inout WriteTransaction) in
                try? txn.put([UInt8](repeating: 1, count: 1 << 20), 1, in: database)
            }
        }
        #expect(try environment.read { txn in try txn.pairs(in: database) }.isEmpty)
    }

    @Test func `a page that LMDB never wrote ends the process with the file's name`() async throws {
        let result = await #expect(
            processExitsWith: .exitCode(4),
            observing: [\.standardErrorContent]
        ) {
            try Self.walkOverZeros()
        }
        let said = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(said.contains("/store.mdb is damaged; restore a backup"))
    }

    private static func walkOverZeros() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.mdb")
        try withExtendedLifetime(Environment(path: path, options: quick())) { environment in
            let options: Database.Options = [.create, .integerKey]
            let database = try environment.openDatabase(named: "a", options: options)
            try environment.write { (txn: inout WriteTransaction) in
                for key in UInt64(0)..<2_000 { try txn.put([1, 2, 3], key, in: database) }
            }
        }
        var file = try Data(contentsOf: URL(filePath: path))
        let leaves = (2..<file.count / 4096).filter { page in
            let start = page * 4096
            // A leaf of many nodes, of which the first does not begin with key 0.
            return file[start + 10] == 2 && file[start + 13] > 0
                && file[start + Int(file[start + 16]) + Int(file[start + 17]) * 256 + 8] != 0
        }
        let leaf = try #require(leaves.last) * 4096
        file.replaceSubrange(leaf..<leaf + 4096, with: Data(count: 4096))
        try file.write(to: URL(filePath: path))
        let environment = try Environment(path: path, options: quick())
        let database = try environment.openDatabase(named: "a", options: .integerKey)
        try environment.read { txn in _ = try txn.pairs(in: database) }
    }

    @Test func `a larger map takes what the smaller could not`() throws {
        let value = [UInt8](repeating: 1, count: 1 << 20)
        for (size, error) in [(1 << 18, LMDBError.mapFull), (1 << 22, nil)] as [(Int, LMDBError?)] {
            let environment = try Environment(path: path, options: quick { $0.mapByteCount = size })
            let database = try environment.openDatabase(named: "a", options: .create)
            #expect(
                lmdbError {
                    try environment.write { (txn: inout WriteTransaction) in
                        try txn.put(value, [1], in: database)
                    }
                } == error
            )
        }
    }

    @Test func `a disk that takes no more makes the environment read-only until reopened`() async {
        // In a process of its own, because the limit that plays the full disk is the process's.
        await #expect(processExitsWith: .success) {
            try Self.fillTheDisk()
        }
    }

    private static func fillTheDisk() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.mdb")
        try commitWithoutSpace(path)
        let environment = try Environment(path: path)
        try #require(environment.failure == nil)
        let database = try environment.openDatabase(named: "a")
        let pairs = try environment.read { txn in try txn.pairs(in: database) }
        try #require(pairs == [Pair(key: [1], value: [1])])
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([3], [3], in: database)
        }
    }

    private static func commitWithoutSpace(_ path: String) throws {
        let environment = try Environment(path: path)
        let database = try environment.openDatabase(named: "a", options: .create)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: database)
        }
        try limitFiles(to: 1 << 17)
        let error = lmdbError {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([2], [1], in: database)
                try txn.put([UInt8](repeating: 2, count: 1 << 20), [2], in: database)
            }
        }
        try limitFiles(to: .max)
        // LMDB calls a write that stops half way an input/output error.
        try #require(error == .fileTooLarge || error == .inputOutput)
        for _ in 0..<2 {
            let next = lmdbError { try environment.write { (_: inout WriteTransaction) in } }
            try #require(next == .readOnlyAfterFailure)
        }
        try #require(lmdbError { try environment.synchronize() } == .readOnlyAfterFailure)
        try #require(environment.failure == error)
        let value = try environment.read { txn in try txn.array([1], in: database) }
        try #require(value == [1])
    }

    /// Makes writes beyond `byteCount` fail, as a full disk does.
    private static func limitFiles(to byteCount: rlim_t) throws {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: byteCount, rlim_max: .max)
        let code = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        try #require(code == 0)
    }

    @Test func `a damaged page is an error and not a crash`() throws {
        let page = 4096
        do {
            let environment = try Environment(path: path)
            let database = try environment.openDatabase(
                named: "a",
                options: [.create, .integerKey]
            )
            try environment.write { (txn: inout WriteTransaction) in
                for key in 0..<10_000 as Range<UInt64> { try txn.put([1], key, in: database) }
            }
        }
        let url = URL(fileURLWithPath: path)
        var data = try Data(contentsOf: url)
        // The flags of a page's header lie at byte 10; all but the two meta pages lose theirs.
        for start in stride(from: 2 * page, to: data.count, by: page) {
            data[start + 10] = 0
            data[start + 11] = 0
        }
        try data.write(to: url)
        let environment = try Environment(path: path)
        #expect(throws: LMDBError.corrupted) {
            try environment.openDatabase(named: "a", options: .integerKey)
        }
    }
}
