import EventModel
import Foundation
import LMDB
import Testing

@testable import EventLog

/// What the files reveal to somebody without the key, and what they do when bytes are moved.
@Suite struct SealingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `no file holds a person's payload, number or id of a number in the clear`() throws {
        let secret = Array("a recognisable secret value".utf8)
        let numbers = TestPersons.digits.map { digits in
            let text = "0\(digits)".suffix(10)
            return (String(text), "\(text.prefix(6))-\(text.suffix(4))")
        }
        do {
            let store = try LMDBEventStore(folder: folder.path, key: .test)
            for person in 0..<10 {
                let (plain, hyphenated) = numbers[person]
                let ids = [
                    plain, hyphenated, "cpr-\(plain)", "\(plain)-\(person)", "a1\(hyphenated)b",
                    "2017\(plain)", "201701-\(hyphenated)",
                ]
                for id in ids { _ = try store.store(.fact(id, person: person, body: secret)) }
            }
            // Rows are written again and again, so older copies of pages are in the file too.
            _ = try store.store(.fact("last", body: secret))
        }
        let files = try folder.contents()
        #expect(files.count == 4)
        for (name, bytes) in files {
            #expect(!bytes.contains(secret), "\(name) holds a payload")
            for (plain, hyphenated) in numbers {
                #expect(!bytes.contains(Array(plain.utf8)), "\(name) holds a number")
                #expect(!bytes.contains(Array(hyphenated.utf8)), "\(name) holds a number")
            }
        }
        // The search finds what is there: the source's name stands in the clear.
        let history = try #require(files[LMDBEventStore.historyFileName])
        #expect(history.contains(Array("cpr".utf8)))
    }

    @Test func `numbers are not in the files in binary form either`() throws {
        do {
            let store = try LMDBEventStore(folder: folder.path, key: .test)
            for person in 0..<10 { _ = try store.store(.fact("\(person)", person: person)) }
        }
        for (name, bytes) in try folder.contents() {
            for digits in TestPersons.digits {
                var little: [UInt8] = []
                little.append(littleEndian: digits)
                var big: [UInt8] = []
                big.append(bigEndian: digits)
                var varint: [UInt8] = []
                varint.append(varint: digits)
                for form in [little, big, varint] { #expect(!bytes.contains(form), "\(name)") }
            }
        }
    }

    @Test func `the key file's secret is in no file`() throws {
        let secret = StoreKey.newSecret()
        do {
            let store = try LMDBEventStore(folder: folder.path, key: StoreKey(secret: secret))
            _ = try store.store(.fact("1"))
        }
        for (name, bytes) in try folder.contents() {
            #expect(!bytes.contains(secret), "\(name)")
            #expect(!bytes.contains(Array(secret.prefix(16))), "\(name)")
        }
    }

    @Test func `every nonce of a store is another one`() throws {
        let store = try LMDBEventStore.quick(folder)
        // What was sealed, by its nonce. A row that a round left alone is the same bytes again.
        var sealed: [[UInt8]: [UInt8]] = [:]
        func note(_ value: [UInt8], nonceAt offset: Int) {
            let nonce = Array(value[offset..<offset + 12])
            #expect(sealed.updateValue(value, forKey: nonce) ?? value == value)
        }
        for round in 0..<20 {
            let requests = try (0..<50).map { index in
                AppendRequest([try .fact("e-\(round)-\(index)", person: index % 10)])
            }
            _ = try store.append(requests)
            for row in try values(of: store.files.rows, in: store.files.environment) {
                note(row.value, nonceAt: 4)
            }
        }
        for record in try values(of: store.files.log, in: store.files.environment) {
            note(record.value, nonceAt: 32)
        }
        let vault = store.files.vault
        for database in [vault.keyDatabase, vault.numberDatabase] {
            for entry in try values(of: database, in: vault.environment) {
                note(entry.value, nonceAt: 0)
            }
        }
        // Every person has her open row sealed anew in every round, and some rows closed.
        #expect(sealed.count > 20 * 10 + 1_000 + 20)
    }

    @Test func `the same payload is sealed to other bytes each time`() throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try store.store([.fact("1"), .fact("2")])
        let records = try values(of: store.files.log, in: store.files.environment)
        #expect(records[0].value[32...] != records[1].value[32...])
    }

    @Test func `a payload moved to another record does not open`() throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try store.store([.fact("1"), .fact("2"), .fact("3", person: 1)])
        let records = try values(of: store.files.log, in: store.files.environment)
        for (to, from) in [(0, 1), (1, 0), (0, 2), (2, 0)] {
            // Once the sealed payload alone, once the whole record.
            let payload = Array(records[to].value[..<32] + records[from].value[32...])
            for value in [payload, records[from].value] {
                try put(value, forKey: records[to].key, in: store.files.log, of: store)
                #expect(throws: EventLogError(.damaged, "")) {
                    try store.events(from: Position(rawValue: UInt64(to)), limit: 1)
                }
            }
            try put(records[to].value, forKey: records[to].key, in: store.files.log, of: store)
        }
        #expect(try store.log().count == 3)
    }

    @Test func `a row moved to another subject or segment does not open`() throws {
        let store = try LMDBEventStore.quick(folder)
        let body = [UInt8](repeating: 1, count: 6_000)
        for person in 0..<2 {
            for index in 0..<8 {
                _ = try store.store(.fact("\(person)-\(index)", person: person, body: body))
            }
        }
        let rows = try values(of: store.files.rows, in: store.files.environment)
        try #require(rows.count >= 6)
        for to in rows.indices {
            for from in rows.indices where from != to {
                try put(rows[from].value, forKey: rows[to].key, in: store.files.rows, of: store)
                let subject = SubjectID(rawValue: UInt64(rows[to].key[7]))
                #expect(throws: EventLogError(.damaged, "")) { try store.stream(of: subject) }
                try put(rows[to].value, forKey: rows[to].key, in: store.files.rows, of: store)
            }
        }
        #expect(try store.events(of: SubjectID(rawValue: 2)).count == 8)
    }

    @Test func `records and rows of the registry stand in the clear, with a check`() throws {
        let store = try LMDBEventStore.quick(folder)
        let body = Array("a model's document".utf8)
        _ = try store.store(.fact("m", destination: .subject(.registry), body: body))
        for database in [store.files.log, store.files.rows] {
            let value = try values(of: database, in: store.files.environment)[0].value
            #expect(value.contains(body))
        }
    }

    private struct Pair {
        var key: [UInt8]
        var value: [UInt8]
    }

    private func values(of database: Database, in environment: Environment) throws -> [Pair] {
        let txn = try environment.beginRead()
        var cursor = try txn.cursor(in: database)
        var pairs: [Pair] = []
        while let entry = try cursor.next() {
            pairs.append(
                Pair(key: [UInt8](copying: entry.key), value: [UInt8](copying: entry.value))
            )
        }
        return pairs
    }

    private func put(
        _ value: [UInt8],
        forKey key: [UInt8],
        in database: Database,
        of store: LMDBEventStore
    ) throws {
        try store.files.environment.write { (txn: inout WriteTransaction) in
            try txn.put(value, rawKey: key, in: database)
        }
    }
}
