import LMDB
import Testing

@Suite struct CursorTests {
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

    private func fill(_ keys: [UInt64]) throws {
        try environment.write { (txn: inout WriteTransaction) in
            for key in keys { try txn.put([UInt8(key)], key, in: integers) }
        }
    }

    @Test func `an empty database has no entry anywhere`() throws {
        try environment.read { txn in
            var cursor = try txn.cursor(in: integers)
            for _ in 0..<2 {
                #expect(try cursor.first()?.copy == nil)
                #expect(try cursor.last()?.copy == nil)
                #expect(try cursor.next()?.copy == nil)
                #expect(try cursor.previous()?.copy == nil)
                #expect(try cursor.seek(atOrAfter: 0)?.copy == nil)
                #expect(try cursor.seek(exactly: 0)?.copy == nil)
            }
        }
    }

    @Test func `walks up and down over all entries`() throws {
        try fill([1, 2, 3])
        try environment.read { txn in
            var cursor = try txn.cursor(in: integers)
            var seen: [UInt64] = []
            while let entry = try cursor.next() { seen.append(entry.integerKey) }
            while let entry = try cursor.previous() { seen.append(entry.integerKey) }
            while let entry = try cursor.next() { seen.append(entry.integerKey) }
            #expect(seen == [1, 2, 3, 3, 2, 1, 1, 2, 3])
        }
    }

    @Test func `an end is an end however often it is asked`() throws {
        try fill([1, 2])
        try environment.read { txn in
            var cursor = try txn.cursor(in: integers)
            #expect(try cursor.last()?.integerKey == 2)
            for _ in 0..<3 { #expect(try cursor.next()?.integerKey == nil) }
            #expect(try cursor.previous()?.integerKey == 2)
            #expect(try cursor.first()?.integerKey == 1)
            for _ in 0..<3 { #expect(try cursor.previous()?.integerKey == nil) }
            #expect(try cursor.next()?.integerKey == 1)
        }
    }

    @Test func `seeks byte strings in lexicographic order`() throws {
        let keys: [[UInt8]] = [[0], [0, 0], [1], [1, 2], [1, 2, 3], [2], [255, 255]]
        try environment.write { (txn: inout WriteTransaction) in
            for key in keys.reversed() { try txn.put([], key, in: database) }
        }
        let targets = keys + [[0, 1], [1, 1], [1, 3], [3], [255], [255, 255, 0], [1, 2, 3, 4]]
        try environment.read { txn in
            var cursor = try txn.cursor(in: database)
            for target in targets {
                let expected = keys.first { !$0.lexicographicallyPrecedes(target) }
                #expect(try unsafe cursor.seek(atOrAfter: target.span.bytes)?.copy.key == expected)
                let exact = keys.contains(target) ? target : nil
                #expect(try unsafe cursor.seek(exactly: target.span.bytes)?.copy.key == exact)
            }
        }
    }

    @Test func `entries outlive the cursor's steps and the cursor`() throws {
        try fill([1, 2, 3])
        try environment.read { txn in
            let (sum, keys) = try Self.firstAndLast(txn, integers)
            #expect(sum == 4)
            #expect(keys == [1, 3])
        }
    }

    private static func firstAndLast(
        _ txn: borrowing ReadTransaction,
        _ database: Database
    ) throws -> (Int, [UInt64]) {
        var cursor = try txn.cursor(in: database)
        let first = try cursor.first()
        let last = try cursor.last()
        _ = try cursor.previous()
        _ = consume cursor
        guard let first, let last else { return (0, []) }
        return (
            Int(first.value.array[0]) + Int(last.value.array[0]),
            [first.integerKey, last.integerKey]
        )
    }

    @Test func `sees the changes of its own write transaction`() throws {
        try fill([1])
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([2], 2, in: integers)
            do {
                var cursor = try txn.cursor(in: integers)
                #expect(try cursor.last()?.integerKey == 2)
            }
            #expect(try txn.delete(forKey: 1, in: integers))
            do {
                var cursor = try txn.cursor(in: integers)
                #expect(try cursor.first()?.integerKey == 2)
            }
        }
    }

    @Test func `several cursors of one transaction walk independently`() throws {
        try fill([1, 2, 3])
        try environment.read { txn in
            var up = try txn.cursor(in: integers)
            var down = try txn.cursor(in: integers)
            #expect(try up.next()?.integerKey == 1)
            #expect(try down.previous()?.integerKey == 3)
            #expect(try up.next()?.integerKey == 2)
            #expect(try down.previous()?.integerKey == 2)
        }
    }

    @Test func `every key is after the empty one, which no entry has`() throws {
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put([1], [1], in: database)
            try txn.put([2], [2], in: database)
        }
        let empty: [UInt8] = []
        try environment.read { txn in
            var cursor = try txn.cursor(in: database)
            #expect(try unsafe cursor.seek(atOrAfter: empty.span.bytes)?.copy.key == [1])
            do {
                _ = try unsafe cursor.seek(exactly: empty.span.bytes)
                Issue.record("The empty key is refused.")
            } catch {
                #expect((error as? LMDBError) == .badValueSize)
            }
            #expect(try cursor.next()?.copy.key == [1])
        }
    }

    @Test func `an integer key of byte strings is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            let database = try environment.openDatabase(named: "a", options: .create)
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], [1, 2, 3], in: database)
                var cursor = try txn.cursor(in: database)
                _ = try cursor.first()?.integerKey
            }
        }
        #expect(trapped(result, on: "Only a database opened with .integerKey has integer keys."))
    }

    @Test func `seeking a byte string among integers is a programmer error`() async {
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
            try environment.read { txn in
                var cursor = try txn.cursor(in: database)
                let key: [UInt8] = [1]
                _ = try unsafe cursor.seek(exactly: key.span.bytes)
            }
        }
        #expect(trapped(result, on: "A database with integer keys takes UInt64 keys only."))
    }

    @Test func `seeking an integer among byte strings is a programmer error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryFolder()
            let environment = try Environment(path: folder.file("1.mdb"))
            let database = try environment.openDatabase(named: "a", options: .create)
            try environment.read { txn in
                var cursor = try txn.cursor(in: database)
                _ = try cursor.seek(atOrAfter: 1)
            }
        }
        #expect(trapped(result, on: "A UInt64 key needs a database opened with .integerKey."))
    }
}
