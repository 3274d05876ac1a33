import Dispatch
import EventModel
import Foundation
import LMDB
import Synchronization
import Testing
import TransparencyLog

@testable import EventLog

/// Parts of a person's data destroyed: those bytes are gone, everything else stands.
@Suite struct RedactionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let subject = SubjectID(rawValue: 3)
    private static let other = SubjectID(rawValue: 4)
    private static let note = LMDBEventStore.redacted

    /// A store with several persons and long histories.
    private func filled() throws -> LMDBEventStore {
        let store = try LMDBEventStore.quick(folder)
        for round in 0..<40 {
            _ = try store.append(
                try (0..<6).map { person in
                    AppendRequest([
                        try .fact(
                            "\(person)-\(round)",
                            person: person,
                            body: [UInt8](repeating: UInt8(16 * person + round % 16), count: 90)
                        )
                    ])
                }
            )
        }
        return store
    }

    /// The bodies of a person's events, from the packed history.
    private func bodies(_ store: LMDBEventStore, _ subject: SubjectID) throws -> [[UInt8]] {
        let stream = try #require(try store.stream(of: subject))
        var bodies: [[UInt8]] = []
        var reader = unsafe StreamReader(stream.bytes.span.bytes)
        while let entry = try reader.next() {
            bodies.append([UInt8](copying: entry.payload.body))
        }
        return bodies
    }

    private static func replacements(of body: [UInt8]) throws -> [Redaction.Replacement] {
        let bytes = body.span
        return try unsafe Redaction(decoding: bytes.bytes).replacements
    }

    private func expectSound(_ store: LMDBEventStore) throws {
        #expect(try store.verify().findings == [])
        for view in StoredView.allCases { #expect(try store.verify(view) { _ in }.isEqual) }
    }

    @Test func `what was named is gone from history and log, and nothing else is`() throws {
        let store = try filled()
        let before = try bodies(store, Self.subject)
        let others = try bodies(store, Self.other)
        let root = try store.tree().root
        try store.redact([0, 7, 39], of: Self.subject)
        let after = try bodies(store, Self.subject)
        for revision in 0..<40 {
            let isGone = [0, 7, 39].contains(revision)
            #expect(after[revision] == (isGone ? Self.note : before[revision]))
        }
        #expect(try bodies(store, Self.other) == others)
        let events = try store.events(from: .first, limit: 1_000)
        #expect(events.count == 241)
        #expect(
            events.filter { $0.subject == Self.subject }.prefix(40).map(\.body)
                == Array(after.prefix(40))
        )
        // The records are there still, and nobody can open them.
        var subtrees = store.subtrees()
        #expect(try subtrees.root(ofTreeOf: 240) == root)
        #expect(throws: EventLogError(.keyMissing, "")) {
            try store.disclose(Position(rawValue: 2))
        }
        _ = try store.disclose(Position(rawValue: 8))
        try expectSound(store)
    }

    @Test func `no byte of the old keys and rows is left in any file`() throws {
        let store = try filled()
        var traces: [Data] = []
        do {
            let vault = store.files.vault
            let txn = try vault.environment.beginRead()
            let wrapped = try txn.value(in: vault.keyDatabase, forKey: Self.subject.rawValue)
            if let wrapped { traces.append(Data([UInt8](copying: wrapped))) }
        }
        try store.files.read { files, txn in
            for segment in UInt32(0)... {
                let key = RowKey(Self.subject, segment: segment)
                guard let row = unsafe try txn.value(in: files.rows, forKey: key.bytes.span.bytes)
                else { break }
                traces.append(Data([UInt8](copying: row)))
            }
        }
        #expect(traces.count > 2)
        try store.redact([5], of: Self.subject)
        for (name, bytes) in try folder.contents().mapValues({ Data($0) }) {
            for (index, trace) in traces.enumerated() {
                for start in stride(from: 0, to: trace.count - 16, by: 16) {
                    let piece = trace[start..<start + 16]
                    #expect(bytes.range(of: piece) == nil, "\(name) holds part of trace \(index)")
                }
            }
        }
    }

    @Test func `appends, duplicates and rebuilds go on`() throws {
        var store: LMDBEventStore? = try filled()
        try store?.redact([3], of: Self.subject)
        for _ in 0..<2 {
            try expectNothingComesBack(try #require(store))
            store = nil
            store = try LMDBEventStore.quick(folder)
        }
        _ = try store?.store(.fact("2-later", person: 2, body: [9]))
        let open = try #require(store)
        #expect(try bodies(open, Self.subject).last == [9])
        try expectSound(open)
    }

    /// What was destroyed does not come back, and what stands next to it is compared.
    private func expectNothingComesBack(_ store: LMDBEventStore) throws {
        #expect(try store.store(.fact("2-3", person: 2, body: [1])).isDuplicate)
        #expect(
            try store.refusal([.fact("2-3", person: 4, body: [1])])
                == .differentContent(
                    EventKey(source: "cpr", id: "2-3"),
                    at: Position(rawValue: 20)
                )
        )
        #expect(
            try store.refusal([.fact("2-4", person: 2, body: [1])])
                == .differentContent(
                    EventKey(source: "cpr", id: "2-4"),
                    at: Position(rawValue: 26)
                )
        )
        for view in StoredView.allCases { _ = try store.rebuild(view) { _ in } }
        try expectSound(store)
    }

    @Test func `a second redaction takes what the first one left, also of the first`() throws {
        let store = try filled()
        try store.redact([4], of: Self.subject)
        try store.redact([4, 5, 40], of: Self.subject)
        let bodies = try bodies(store, Self.subject)
        #expect(bodies[4...5].allSatisfy { $0 == Self.note })
        #expect(
            try Self.replacements(of: bodies[40]) == []
        )
        #expect(throws: EventLogError(.keyMissing, "")) {
            try store.disclose(Position(rawValue: 240))
        }
        _ = try store.disclose(Position(rawValue: 241))
        try expectSound(store)
    }

    @Test(arguments: [1, 2])
    func `an older vault is brought up to date before anything is served`(count: Int) throws {
        var store: LMDBEventStore? = try filled()
        store = nil
        let vault = "\(folder.path)/\(LMDBEventStore.vaultFileName)"
        let older = try Data(contentsOf: URL(filePath: vault))
        store = try LMDBEventStore.quick(folder)
        try store?.redact([3], of: Self.subject)
        if count == 2 { try store?.redact([7], of: Self.subject) }
        _ = try store?.store(.fact("2-later", person: 2, body: [9]))
        let expected = try bodies(try #require(store), Self.subject)
        store = nil
        try older.write(to: URL(filePath: vault))
        // Read only, the vault can not be changed; nothing of the person is served.
        store = try LMDBEventStore.quick(folder, access: .readOnly)
        #expect(throws: EventLogError(.underWay, "")) { try store?.stream(of: Self.subject) }
        #expect(try store?.stream(of: Self.other) != nil)
        store = nil
        store = try LMDBEventStore.quick(folder)
        let open = try #require(store)
        #expect(try bodies(open, Self.subject) == expected)
        #expect(throws: EventLogError(.keyMissing, "")) {
            try open.disclose(Position(rawValue: 20))
        }
        try expectSound(open)
    }

    @Test func `who is erased whole afterwards leaves no key of a record`() throws {
        var store: LMDBEventStore? = try filled()
        try store?.redact([3], of: Self.subject)
        _ = try store?.append([try ErasureConformanceTests.request(Self.subject)])
        #expect(try store?.stream(of: Self.subject) == nil)
        let kept = try store?.files.vault.keptKey(of: Self.subject, at: Position(rawValue: 2))
        #expect(kept == .some(nil) || kept == nil)
        try expectSound(try #require(store))
        store = nil
        store = try LMDBEventStore.quick(folder)
        try expectSound(try #require(store))
    }

    @Test func `who reads meanwhile sees the history before or after, and never an error`() throws {
        let store = try filled()
        let before = try bodies(store, Self.subject)
        let isDone = Atomic(false)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { thread in
            do {
                if thread == 0 {
                    defer { isDone.store(true, ordering: .sequentiallyConsistent) }
                    for revision in UInt32(1)...6 { try store.redact([revision], of: Self.subject) }
                }
                while !isDone.load(ordering: .sequentiallyConsistent) {
                    let found = try bodies(store, Self.subject)
                    for (revision, body) in found.prefix(40).enumerated()
                    where body != before[revision] && body != Self.note {
                        failures.withLock { $0.append("revision \(revision)") }
                    }
                    _ = try store.events(from: .first, limit: 50)
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
                isDone.store(true, ordering: .sequentiallyConsistent)
            }
        }
        #expect(failures.withLock { $0 } == [])
        try expectSound(store)
    }

    @Test(arguments: ["log", "record-keys", "redactions", "rows", "subject-keys"])
    func `every altered byte of what a redaction leaves is found`(name: String) throws {
        let world = try DamagedStore { store in
            _ = try store.store([.fact("a"), .fact("b"), .fact("c", person: 1)])
            try store.redact([0], of: SubjectID(rawValue: 1))
        }
        #expect(try world.open().verify().findings == [])
        var count = 0
        for entry in try world.entries(of: name) {
            for offset in entry.value.indices {
                var value = entry.value
                value[offset] ^= 0x21
                try world.put(value, forKey: entry.key, in: name)
                let found = try? world.open().verify().findings
                #expect(found != [], "\(name) \(entry.key) byte \(offset)")
                try world.put(entry.value, forKey: entry.key, in: name)
                count += 1
            }
            try world.delete(entry.key, in: name)
            let found = try? world.open().verify().findings
            #expect(found != [], "\(name) without \(entry.key)")
            try world.put(entry.value, forKey: entry.key, in: name)
        }
        #expect(count > 0)
        #expect(try world.open().verify().findings == [])
    }

    @Test func `a key that is left of what was destroyed is found`() throws {
        let store = try filled()
        let key = try #require(try store.disclose(Position(rawValue: 20)).key)
        try store.redact([3], of: Self.subject)
        let vault = store.files.vault
        let kept = try (0..<40).compactMap { revision -> (Position, SealingKey)? in
            let position = Position(rawValue: UInt64(2 + 6 * revision))
            return try vault.keptKey(of: Self.subject, at: position).map { (position, $0) }
        }
        let redaction = try #require(
            try vault.keptKey(of: Self.subject, at: Position(rawValue: 240))
        )
        try vault.renew(
            Self.subject,
            with: vault.keys(of: Self.subject),
            keeping: kept + [
                (Position(rawValue: 20), SealingKey(key.span)),
                (Position(rawValue: 240), redaction),
            ]
        )
        let findings = try store.verify().findings
        #expect(findings.count == 1 && findings[0].reason.contains("its key is there"))
    }
}
