import Foundation
import LMDB
import Testing

@Suite struct EnvironmentCopyTests {
    private let folder: TemporaryFolder
    private let environment: Environment
    private let database: Database

    init() throws {
        folder = try TemporaryFolder()
        environment = try Environment(path: folder.file("store.mdb"), options: quick())
        database = try environment.openDatabase(named: "a", options: .create)
        let database = database
        try environment.write { (txn: inout WriteTransaction) in
            for key in 0...255 as ClosedRange<UInt8> {
                try txn.put([UInt8](repeating: key, count: 1000), [key], in: database)
            }
        }
    }

    @Test(arguments: [false, true])
    func `a copy has the same entries`(compacting: Bool) throws {
        let path = folder.file("copy.mdb")
        try environment.copy(toPath: path, compacting: compacting)
        let copy = try Environment(path: path)
        let copied = try copy.openDatabase(named: "a")
        let expected = try environment.read { txn in try txn.pairs(in: database) }
        #expect(try copy.read { txn in try txn.pairs(in: copied) } == expected)
        #expect(expected.count == 256)
    }

    @Test func `a copy is private to its owner`() throws {
        let path = folder.file("copy.mdb")
        try environment.copy(toPath: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a copy does not overwrite`() throws {
        let path = folder.file("copy.mdb")
        try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: LMDBError.fileExists) { try environment.copy(toPath: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("precious".utf8))
    }

    @Test func `a copy onto itself is refused`() throws {
        #expect(throws: LMDBError.fileExists) {
            try environment.copy(toPath: folder.file("store.mdb"))
        }
        #expect(try environment.read { txn in try txn.pairs(in: database) }.count == 256)
    }

    @Test func `a copy to a missing folder is not found`() {
        #expect(throws: LMDBError.notFound) {
            try environment.copy(toPath: folder.file("missing/copy.mdb"))
        }
        #expect(throws: LMDBError.invalidArgument) {
            try environment.copy(toPath: folder.file("copy\0.mdb"))
        }
    }

    @Test func `a compacting copy has none of the bytes that were deleted`() throws {
        let secret = Array("a secret that must be gone".utf8)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([UInt8](repeating: 0x5A, count: 5000) + secret, [0, 1], in: database)
        }
        try environment.write { (txn: inout WriteTransaction) throws in
            #expect(try txn.delete([0, 1], in: database))
        }
        try environment.copy(toPath: folder.file("plain.mdb"))
        try environment.copy(toPath: folder.file("compact.mdb"), compacting: true)
        func holdsSecret(_ name: String) throws -> Bool {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
            return data.range(of: Data(secret)) != nil
        }
        // The first shows that the search can find it.
        #expect(try holdsSecret("plain.mdb"))
        #expect(try !holdsSecret("compact.mdb"))
    }

    @Test func `a copy shows the moment at which it began`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [9, 9], in: database)
        }
        try environment.copy(toPath: folder.file("copy.mdb"))
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([2], [9, 9], in: database)
        }
        let copy = try Environment(path: folder.file("copy.mdb"))
        let copied = try copy.openDatabase(named: "a")
        #expect(try copy.read { txn in try txn.array([9, 9], in: copied) } == [1])
    }
}
