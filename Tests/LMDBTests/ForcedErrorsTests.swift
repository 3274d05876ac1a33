#if DEBUG
import Foundation
import LMDB
import Synchronization
import Testing

@Suite struct ForcedErrorsTests {
    private let folder: TemporaryFolder
    private let path: String
    private let errors = ForcedErrors()

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("store.mdb")
    }

    private func open(_ options: Environment.Options = quick()) throws -> Environment {
        try ForcedErrors.$current.withValue(errors) {
            try Environment(path: path, options: options)
        }
    }

    /// Opens, reads and writes with every call that there is, and copies.
    private func useEverything() throws {
        let environment = try open()
        let bytes = try environment.openDatabase(named: "bytes", options: .create)
        let integers = try environment.openDatabase(
            named: "integers",
            options: [.create, .integerKey]
        )
        _ = try environment.openDatabase(named: "bytes")
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([2], [1], in: bytes)
            try txn.reserve([3], [2], in: bytes)
            _ = try txn.insert([4], [3], in: bytes)
            try txn.put([2], 1, in: integers, mode: .append)
            _ = try txn.array([1], in: bytes)
            do {
                var cursor = try txn.cursor(in: integers)
                _ = try cursor.last()
            }
            _ = try txn.delete([4], in: bytes)
            try txn.deleteAll(in: integers)
        }
        try environment.read { txn in
            _ = try txn.array(1, in: integers)
            _ = try txn.pairs(in: bytes)
            _ = try txn.statistics(of: bytes)
        }
        _ = try environment.checkReaders()
        _ = try environment.activeReaders()
        _ = try environment.information()
        try environment.synchronize()
        try environment.copy(toPath: folder.file("copy.mdb"))
    }

    private let before = [Pair(key: [1], value: [1]), Pair(key: [4], value: [1])]
    private let after = [
        Pair(key: [1], value: [2]), Pair(key: [2], value: [3]), Pair(key: [3], value: [4]),
    ]

    private func fill() throws {
        let environment = try Environment(path: path, options: quick())
        let bytes = try environment.openDatabase(named: "bytes", options: .create)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: bytes)
            try txn.put([1], [4], in: bytes)
        }
    }

    private func stored() throws -> [Pair] {
        let environment = try Environment(path: path, options: quick())
        let bytes = try environment.openDatabase(named: "bytes")
        return try environment.read { txn in try txn.pairs(in: bytes) }
    }

    @Test(arguments: [LMDBError.mapFull, .noSpace, .inputOutput])
    func `each call in turn fails, its error comes out, the data is whole`(
        error: LMDBError
    ) throws {
        try fill()
        var ordinal = 0
        var outcomes: Set<[Pair]> = []
        repeat {
            ordinal += 1
            errors.failAnyCall(ordinal, with: error)
            #expect(lmdbError { try useEverything() } == (errors.isPending ? nil : error))
            let stored = try stored()
            #expect(stored == before || stored == after, "call \(ordinal)")
            outcomes.insert(stored)
            if !errors.isPending {
                try restore()
                #expect(throws: LMDBError.notFound) {
                    try Environment(
                        path: folder.file("copy.mdb"),
                        options: .init(access: .readOnly)
                    )
                }
            }
        } while !errors.isPending && ordinal < 1000
        // The last round has failed nothing, so every call before it has failed once.
        #expect(errors.isPending)
        #expect(ordinal > 40 && outcomes == [before, after])
        for call in ForcedErrors.Call.allCases {
            #expect(errors.callCount(of: call) > 0, "\(call)")
        }
    }

    private func restore() throws {
        let environment = try Environment(path: path, options: quick())
        let bytes = try environment.openDatabase(named: "bytes")
        try environment.write { (txn: inout WriteTransaction) in
            try txn.deleteAll(in: bytes)
            try txn.put([1], [1], in: bytes)
            try txn.put([1], [4], in: bytes)
        }
    }

    @Test(arguments: [LMDBError.mapFull, .noSpace, .inputOutput])
    func `after a failed commit the environment is read-only until reopened`(
        error: LMDBError
    ) throws {
        try fill()
        do {
            let environment = try open()
            let bytes = try environment.openDatabase(named: "bytes")
            errors.fail(.commit, with: error)
            #expect(throws: error) {
                try environment.write { (txn: inout WriteTransaction) in
                    try txn.put([2], [1], in: bytes)
                }
            }
            #expect(environment.failure == error)
            #expect(throws: LMDBError.readOnlyAfterFailure) { try environment.beginWrite().abort() }
            #expect(throws: LMDBError.readOnlyAfterFailure) {
                try environment.openDatabase(named: "new", options: .create)
            }
            #expect(try environment.read { txn in try txn.pairs(in: bytes) } == before)
            #expect(try environment.openDatabase(named: "bytes") == bytes)
        }
        let environment = try open()
        let bytes = try environment.openDatabase(named: "bytes")
        #expect(environment.failure == nil)
        try environment.write { (txn: inout WriteTransaction) in try txn.put([3], [1], in: bytes) }
        #expect(try environment.read { txn in try txn.array([1], in: bytes) } == [3])
    }

    @Test func `the first failure is kept as the cause`() throws {
        let environment = try open()
        errors.fail(.sync, with: .inputOutput)
        #expect(throws: LMDBError.inputOutput) { try environment.synchronize() }
        errors.fail(.sync, with: .noSpace)
        #expect(throws: LMDBError.readOnlyAfterFailure) { try environment.synchronize() }
        #expect(environment.failure == .inputOutput)
        #expect(throws: LMDBError.readOnlyAfterFailure) { try environment.beginWrite().abort() }
    }

    @Test func `a writer that waits through another's failed commit does not get in`() throws {
        // By then LMDB has given its lock away, and the other writer is let in if ever.
        let errors = ForcedErrors(afterFailedCommit: { Thread.sleep(forTimeInterval: 0.3) })
        let environment = try ForcedErrors.$current.withValue(errors) {
            try Environment(path: path, options: quick())
        }
        let database = try environment.openDatabase(named: "a", options: .create)
        errors.fail(.commit, with: .inputOutput)
        let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let outcome = Mutex<LMDBError?>(nil)
        let first = lmdbError {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], [1], in: database)
                Thread {
                    begun.signal()
                    let error = lmdbError {
                        try environment.write { (txn: inout WriteTransaction) in
                            try txn.put([2], [2], in: database)
                        }
                    }
                    outcome.withLock { $0 = error }
                    ended.signal()
                }.start()
                begun.wait()
            }
        }
        ended.wait()
        #expect(first == .inputOutput)
        #expect(outcome.withLock { $0 } == .readOnlyAfterFailure)
        #expect(try environment.read { txn in try txn.pairs(in: database) }.isEmpty)
    }

    @Test func `a failed change is the transaction's error, whatever comes after`() throws {
        let environment = try open()
        let database = try environment.openDatabase(named: "a", options: .create)
        for call in [.put, .delete, .drop] as [ForcedErrors.Call] {
            errors.fail(call, with: .noSpace)
            var txn = try environment.beginWrite()
            let first = lmdbError {
                try txn.put([1], [1], in: database)
                _ = try txn.delete([1], in: database)
                try txn.deleteAll(in: database)
            }
            #expect(first == .noSpace)
            errors.fail(.put, with: .inputOutput)
            #expect(throws: LMDBError.noSpace) { try txn.put([1], [1], in: database) }
            errors.removeAll()
            // Reads still answer.
            #expect(try txn.array([2], in: database) == nil)
            #expect(txn.failure == .noSpace)
            do {
                try txn.commit()
                Issue.record("A transaction with a failed change is not committed.")
            } catch {
                #expect(error == .noSpace)
            }
            #expect(environment.failure == nil)
        }
    }

    @Test func `an error of a read leaves its transaction as it is`() throws {
        let environment = try open()
        let database = try environment.openDatabase(named: "a", options: .create)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: database)
            errors.fail(.get, with: .corrupted)
            #expect(lmdbError { _ = try txn.array([1], in: database) } == .corrupted)
            errors.fail(.cursorGet, with: .pageNotFound, onCall: 2)
            #expect(lmdbError { _ = try txn.pairs(in: database) } == .pageNotFound)
            #expect(try txn.array([1], in: database) == [1])
        }
        #expect(try environment.read { txn in try txn.array([1], in: database) } == [1])
    }

    @Test func `the n-th call fails, once, and only in the environment concerned`() throws {
        let environment = try open()
        let other = try Environment(path: folder.file("other.mdb"), options: quick())
        let database = try environment.openDatabase(named: "a", options: .create)
        let unaffected = try other.openDatabase(named: "a", options: .create)
        errors.fail(.get, with: .inputOutput, onCall: 3)
        var failed: [Int] = []
        for call in 1...6 {
            try other.read { txn in _ = try txn.array([1], in: unaffected) }
            let error = lmdbError {
                try environment.read { txn in _ = try txn.array([1], in: database) }
            }
            if error != nil { failed.append(call) }
        }
        #expect(failed == [3])
        #expect(!errors.isPending)
    }

    @Test func `a bad transaction does not cost the environment its writes`() throws {
        let environment = try open()
        errors.fail(.commit, with: .badTransaction)
        #expect(throws: LMDBError.badTransaction) {
            try environment.write { (_: inout WriteTransaction) in }
        }
        #expect(environment.failure == nil)
        try environment.write { (_: inout WriteTransaction) in }
    }
}
#endif
