import Foundation
import LMDB
import Testing

@Suite struct EnvironmentTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("store.mdb")
    }

    @Test func `the path names the data file and the lock file lies beside it`() throws {
        let environment = try Environment(path: path)
        #expect(environment.path == path)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "store.mdb", "store.mdb-lock",
            ]
        )
    }

    @Test func `files that are created can be read by their owner only`() throws {
        let environment = try Environment(path: path)
        for file in [path, path + "-lock"] {
            #expect(try permissions(of: file) == 0o600)
        }
        withExtendedLifetime(environment) {}
    }

    @Test func `permissions can be chosen`() throws {
        let environment = try Environment(path: path, options: quick { $0.permissions = 0o640 })
        #expect(try permissions(of: path) == 0o640)
        withExtendedLifetime(environment) {}
    }

    @Test func `a new environment reserves a large map and uses next to nothing of it`() throws {
        let environment = try Environment(path: path)
        let information = try environment.information()
        #expect(information.mapByteCount == 1 << 38)
        #expect(information.usedByteCount <= 4 * information.pageByteCount)
        #expect(information.lastTransactionID == 0)
        #expect(information.maximumReaderCount == 1022)
        #expect(environment.staleReaderCountAtOpen == 0)
        #expect(environment.failure == nil)
        #expect(environment.maximumKeyByteCount == 511)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect((size ?? .max) <= 1 << 16)
    }

    @Test func `the map's size is rounded up to 64 KiB`() throws {
        let environment = try Environment(path: path, options: quick { $0.mapByteCount = 100_000 })
        #expect(try environment.information().mapByteCount == 131_072)
    }

    @Test func `information follows the commits`() throws {
        let environment = try Environment(path: path, options: quick { $0.maximumReaderCount = 7 })
        let database = try environment.openDatabase(named: "a", options: .create)
        let before = try environment.information()
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([UInt8](repeating: 1, count: 100_000), [1], in: database)
        }
        let after = try environment.information()
        #expect(after.lastTransactionID == before.lastTransactionID + 1)
        #expect(after.usedByteCount >= before.usedByteCount + 100_000)
        #expect(after.maximumReaderCount == 7)
        #expect(before.readerCount == 0)
        try environment.read { txn in
            let readers = try environment.information().readerCount
            #expect(txn.id == after.lastTransactionID && readers == 1)
        }
    }

    @Test func `data outlives the environment`() throws {
        for round in 0..<5 as Range<UInt8> {
            let environment = try Environment(path: path)
            let database = try environment.openDatabase(named: "a", options: .create)
            try environment.read { txn throws in
                #expect(try txn.pairs(in: database).count == Int(round))
            }
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([round], [round], in: database)
            }
        }
    }

    @Test func `a transaction keeps its environment open`() throws {
        var environment: Environment? = try Environment(path: path)
        let database = try #require(environment).openDatabase(named: "a", options: .create)
        let transaction = try #require(environment).beginRead()
        environment = nil
        #expect(try transaction.array([1], in: database) == nil)
        #expect(throws: LMDBError.alreadyOpen) { try Environment(path: path) }
        transaction.end()
        _ = try Environment(path: path)
    }

    @Test func `brings its data to the disk when asked`() throws {
        let environment = try Environment(path: path, options: quick())
        _ = try environment.openDatabase(named: "a", options: .create)
        try environment.synchronize()
    }

    @Test func `the library that runs has the version of the headers`() {
        #expect(LMDBVersion.linked >= LMDBVersion.compiled)
        #expect(LMDBVersion.linked.major == 0 && LMDBVersion.linked.minor == 9)
        #expect(Environment.linkedVersion.contains(LMDBVersion.linked.description))
        #expect(!(LMDBVersion.linked < LMDBVersion.linked))
    }

    @Test func `a map without a byte is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            _ = try Environment(
                path: "/nonexistent/x",
                options: Environment.Options(mapByteCount: 0)
            )
        }
        #expect(trapped(result, on: "A map has at least one byte"))
    }

    private func permissions(of file: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    }

    @Test func `a reader is listed while its snapshot is open, with the transaction it reads`()
        throws
    {
        let environment = try Environment(path: path)
        #expect(try environment.activeReaders() == [])
        let last = try environment.information().lastTransactionID
        try environment.read { _ in
            let readers = try environment.activeReaders()
            #expect(readers.map(\.transactionID) == [last])
            #expect(readers.map(\.process) == [Int(getpid())])
        }
        #expect(try environment.activeReaders() == [])
    }
}
