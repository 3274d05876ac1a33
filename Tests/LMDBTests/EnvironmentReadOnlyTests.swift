import Foundation
import LMDB
import Testing

@Suite struct EnvironmentReadOnlyTests {
    private let folder: TemporaryFolder
    private let path: String
    private let readOnly = Environment.Options(access: .readOnly)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("store.mdb")
    }

    private func fill() throws {
        let environment = try Environment(path: path)
        let database = try environment.openDatabase(named: "a", options: .create)
        try environment.write { (txn: inout WriteTransaction) in try txn.put([7], [1], in: database)
        }
    }

    @Test func `reads what was written`() throws {
        try fill()
        let environment = try Environment(path: path, options: readOnly)
        let database = try environment.openDatabase(named: "a")
        #expect(try environment.read { txn in try txn.array([1], in: database) } == [7])
    }

    @Test func `does not write`() throws {
        try fill()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        do {
            let environment = try Environment(path: path, options: readOnly)
            #expect(throws: LMDBError.accessDenied) { try environment.beginWrite().abort() }
            #expect(throws: LMDBError.accessDenied) {
                try environment.openDatabase(named: "b", options: .create)
            }
            #expect(throws: LMDBError.accessDenied) { try environment.synchronize() }
            #expect(environment.failure == nil)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `opens an existing database also with create`() throws {
        try fill()
        let environment = try Environment(path: path, options: readOnly)
        let database = try environment.openDatabase(named: "a", options: .create)
        #expect(try environment.read { txn in try txn.array([1], in: database) } == [7])
    }

    @Test func `a missing file is not created`() {
        #expect(throws: LMDBError.notFound) { try Environment(path: path, options: readOnly) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a missing database is not found`() throws {
        try fill()
        let environment = try Environment(path: path, options: readOnly)
        #expect(throws: LMDBError.databaseNotFound) { try environment.openDatabase(named: "b") }
    }

    @Test func `can be copied`() throws {
        try fill()
        let environment = try Environment(path: path, options: readOnly)
        try environment.copy(toPath: folder.file("copy.mdb"))
        let copy = try Environment(path: folder.file("copy.mdb"))
        let database = try copy.openDatabase(named: "a")
        #expect(try copy.read { txn in try txn.array([1], in: database) } == [7])
    }
}
