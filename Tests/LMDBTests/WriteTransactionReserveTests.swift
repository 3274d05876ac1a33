import LMDB
import Testing

@Suite struct WriteTransactionReserveTests {
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

    @Test func `a reserved value is written in place`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.reserve([1, 2, 3], [1], in: database)
            try txn.reserve([4, 5], 1, in: integers)
            try txn.reserve([], 2, in: integers)
        }
        try environment.read { txn throws in
            #expect(try txn.array([1], in: database) == [1, 2, 3])
            #expect(try txn.array(1, in: integers) == [4, 5])
            #expect(try txn.array(2, in: integers) == [])
        }
    }

    @Test func `reserve replaces, and appends in append mode`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([9, 9, 9, 9], 1, in: integers)
            try txn.reserve([1], 1, in: integers)
            try txn.reserve([2], 2, in: integers, mode: .append)
            #expect(try txn.array(1, in: integers) == [1])
        }
        #expect(throws: LMDBError.keyExists) {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.reserve(byteCount: 1, forKey: 2, in: integers, mode: .append) { _ in
                    Issue.record("Nothing was reserved, so nothing is to be written.")
                }
            }
        }
    }

    @Test func `an error of the closure comes out and the transaction can only be aborted`() throws
    {
        struct Refusal: Error {}
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([7], [1], in: database)
        }
        let key: [UInt8] = [1]
        var txn = try environment.beginWrite()
        let refuse = { (output: inout OutputRawSpan) throws(Refusal) in
            output.append(1)
            throw Refusal()
        }
        do {
            try unsafe txn.reserve(
                byteCount: 2,
                forKey: key.span.bytes,
                in: database,
                initializingWith: refuse
            )
            Issue.record("The closure's error is thrown.")
        } catch {
            #expect(error is Refusal)
        }
        #expect(txn.failure == .badTransaction)
        #expect(throws: LMDBError.badTransaction) {
            try txn.reserve(byteCount: 2, forKey: 1, in: integers, initializingWith: refuse)
        }
        do {
            try txn.commit()
            Issue.record("A half-written value is not committed.")
        } catch {
            #expect(error == .badTransaction)
        }
        #expect(environment.failure == nil)
        #expect(try environment.read { txn in try txn.array([1], in: database) } == [7])
    }

    @Test func `an error of an integer key's closure comes out too`() throws {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.reserve(byteCount: 2, forKey: 1, in: integers) {
                    (output: inout OutputRawSpan) throws(Refusal) in throw Refusal()
                }
            }
        }
        #expect(try environment.read { txn in try txn.array(1, in: integers) } == nil)
    }

    @Test func `a value that is not filled is a programmer error`() async {
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
            try environment.write { (txn: inout WriteTransaction) in
                try txn.reserve(byteCount: 2, forKey: 1, in: database) { output in
                    output.append(1)
                }
            }
        }
        #expect(trapped(result, on: "A reserved value is filled to its last byte."))
    }

    @Test func `a negative size is a programmer error`() async {
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
            try environment.write { (txn: inout WriteTransaction) in
                try txn.reserve(byteCount: -1, forKey: 1, in: database) { _ in }
            }
        }
        #expect(trapped(result, on: "A value has no negative byte count."))
    }
}
