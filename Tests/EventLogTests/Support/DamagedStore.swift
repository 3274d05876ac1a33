import EventModel
import Foundation
import LMDB
import Testing

@testable import EventLog

/// A store with events whose values are replaced by others.
final class DamagedStore {
    /// A key and its value as they stand in a database.
    struct Entry {
        var key: [UInt8]
        var value: [UInt8]
    }

    let folder: TemporaryFolder
    private var opened: LMDBEventStore?

    /// A store with a history of its own, or with the one that every byte of is altered in turn.
    init(_ fill: (LMDBEventStore) throws -> Void = DamagedStore.fill) throws {
        folder = try TemporaryFolder()
        try fill(open())
    }

    private static func fill(_ store: LMDBEventStore) throws {
        _ = try store.store([.fact("a"), .fact("b", person: 1), .fact("c", target: nil)])
        _ = try store.store([
            .fact("d", source: "jobnet", destination: .subject(.registry)),
            .fact("e", person: 1, target: .id("a"), furtherAlias: TestPersons.alias(2)),
            .fact("f", destination: .subject(.registry)), .fact("g"),
        ])
        _ = try store.append([], bookmark: Bookmark(name: "feed", value: [1, 2, 3]))
    }

    /// The store, opened anew so that nothing is remembered.
    func open() throws -> LMDBEventStore {
        opened = nil
        let store = try LMDBEventStore.quick(folder)
        opened = store
        return store
    }

    /// Lets go of the files, so that others may open them.
    func close() { opened = nil }

    /// The bytes of one of the two files.
    func file(_ name: String) throws -> [UInt8] {
        close()
        return [UInt8](try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)")))
    }

    /// Puts other bytes in the place of one of the two files.
    func put(_ bytes: [UInt8], inPlaceOf name: String) throws {
        close()
        try Data(bytes).write(to: URL(filePath: "\(folder.path)/\(name)"))
    }

    /// Every entry of a database in order.
    func entries(of name: String) throws -> [Entry] {
        let (environment, database) = try place(name)
        let txn = try environment.beginRead()
        var cursor = try txn.cursor(in: database)
        var entries: [Entry] = []
        while let entry = try cursor.next() {
            entries.append(
                Entry(key: [UInt8](copying: entry.key), value: [UInt8](copying: entry.value))
            )
        }
        return entries
    }

    /// Puts a value under a key, past the store.
    func put(_ value: [UInt8], forKey key: [UInt8], in name: String) throws {
        let (environment, database) = try place(name)
        try environment.write { (txn: inout WriteTransaction) in
            try txn.put(value, rawKey: key, in: database)
        }
    }

    /// Removes a key, past the store.
    func delete(_ key: [UInt8], in name: String) throws {
        let (environment, database) = try place(name)
        try environment.write { (txn: inout WriteTransaction) in
            if database.hasIntegerKeys {
                var reader = unsafe ByteReader(key.span.bytes)
                _ = try txn.delete(forKey: reader.uint64(), in: database)
            } else {
                _ = unsafe try txn.delete(forKey: key.span.bytes, in: database)
            }
        }
    }

    /// Every answer of the store while the value of an entry is another.
    func reads(with value: [UInt8], for entry: Entry, in name: String) throws -> [String] {
        try put(value, forKey: entry.key, in: name)
        let answers = try reads()
        try put(entry.value, forKey: entry.key, in: name)
        return answers
    }

    /// The file that holds a database, opened by itself, and the database.
    private func place(_ name: String) throws -> (Environment, Database) {
        opened = nil
        let isVault = (DamageTests.vault + ["record-keys"]).contains(name)
        let file = isVault ? LMDBEventStore.vaultFileName : LMDBEventStore.historyFileName
        let environment = try Environment(
            path: "\(folder.path)/\(file)",
            options: Environment.Options(synchronization: .unsafeNoSync)
        )
        let integerKeyed = ["log", "heads", "sources", "hashes", "erased", "subject-keys"]
            .contains(name)
        let database = try environment.openDatabase(
            named: name == "vault meta" ? "meta" : name,
            options: integerKeyed ? .integerKey : []
        )
        return (environment, database)
    }

    /// Every answer of the store, opened anew: a text each, `damaged` where that is the answer.
    func reads() throws -> [String] {
        let ids = ["a", "b", "c", "e", "f", "g"]
        var answers: [String] = []
        let store: LMDBEventStore
        do {
            store = try open()
        } catch let error as EventLogError {
            return [String](repeating: error.code.description, count: 30)
        }
        func ask(_ question: (LMDBEventStore) throws -> Any?) {
            do {
                answers.append("\(String(describing: try question(store)))")
            } catch let error as EventLogError {
                answers.append(error.code.description)
            } catch {
                answers.append("another error: \(error)")
            }
        }
        ask { try $0.log() }
        ask { try $0.nextPosition() }
        ask { try $0.bookmark(named: "feed") }
        ask { try $0.subjects(from: .registry, limit: 9) }
        for number in UInt64(0)...2 {
            let subject = SubjectID(rawValue: number)
            ask { try $0.events(of: subject) }
            ask { try $0.aliases(of: subject).map(\.digits) }
            ask { try $0.refusal([.fact("n")], expecting: [Expectation(.subject(subject), .none)]) }
        }
        for person in 0...2 { ask { try $0.subject(for: TestPersons.alias(person)) } }
        for id in ids { ask { try $0.position(of: EventKey(source: "cpr", id: id)) } }
        ask { try $0.position(of: EventKey(source: "jobnet", id: "d")) }
        for number in UInt32(0)...1 { ask { try $0.sourceName(SourceNumber(rawValue: number)) } }
        // A repeated event is compared with the one that is stored.
        ask { try $0.outcome([.fact("a")]) }
        ask { try $0.outcome([.fact("d", source: "jobnet", destination: .subject(.registry))]) }
        // Dealing a number to somebody new reads how many there are; the request is refused.
        ask { try $0.outcome([.fact("n", person: 9, furtherAlias: TestPersons.alias(0))]) }
        precondition(answers.count == 28, "\(answers.count)")
        return answers
    }
}
