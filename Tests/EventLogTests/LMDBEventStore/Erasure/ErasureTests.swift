import EventModel
import Foundation
import LMDB
import Testing
import TransparencyLog

@testable import EventLog

/// Destroyed is destroyed: in every byte of every file, after a crash, and with an older vault.
@Suite struct ErasureTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let subject = SubjectID(rawValue: 3)

    /// A store with several persons, whose events have ids that could be found.
    private func filled() throws -> LMDBEventStore {
        let store = try LMDBEventStore.quick(folder)
        for round in 0..<40 {
            let requests = try (0..<9).map { person in
                AppendRequest([
                    try .fact(
                        "secret-\(person)-\(round)",
                        person: person,
                        body: [UInt8](repeating: UInt8(person), count: 40)
                    )
                ])
            }
            _ = try store.append(requests)
        }
        return store
    }

    /// Everything about a person that stands in the files and shall be gone.
    private func traces(_ store: LMDBEventStore, _ subject: SubjectID) throws -> [[UInt8]] {
        var traces: [[UInt8]] = []
        let vault = store.files.vault
        let names = try vault.environment.beginRead()
        guard let wrapped = try names.value(in: vault.keyDatabase, forKey: subject.rawValue) else {
            return []
        }
        traces.append([UInt8](copying: wrapped))
        for (ordinal, alias) in try store.aliases(of: subject).enumerated() {
            traces.append(vault.digest(of: alias))
            let row = Vault.numberKey(subject, ordinal: UInt32(ordinal))
            guard
                let number = unsafe try names.value(
                    in: vault.numberDatabase,
                    forKey: row.span.bytes
                )
            else { return [] }
            traces.append([UInt8](copying: number))
        }
        try store.files.read { files, txn in
            var segment: UInt32 = 0
            while true {
                let key = RowKey(subject, segment: segment)
                guard let row = unsafe try txn.value(in: files.rows, forKey: key.bytes.span.bytes)
                else { break }
                traces.append([UInt8](copying: row))
                segment += 1
            }
        }
        return traces
    }

    private func expectGone(_ traces: [[UInt8]]) throws {
        let files = try folder.contents().mapValues { Data($0) }
        for (name, bytes) in files {
            for (index, trace) in traces.enumerated() {
                #expect(bytes.range(of: Data(trace)) == nil, "\(name) holds trace \(index)")
                // Not a part of it either, which a page may hold where another was laid over.
                for part in stride(from: 0, to: trace.count - 16, by: 16) {
                    let piece = Data(trace[part..<part + 16])
                    #expect(bytes.range(of: piece) == nil, "\(name) holds part of trace \(index)")
                }
            }
        }
    }

    @Test func `no byte of keys, aliases and rows is left in any file`() throws {
        let store = try filled()
        let traces = try traces(store, Self.subject)
        #expect(traces.count > 4)
        let before = try folder.contents().mapValues { Data($0) }
        for trace in traces {
            #expect(before.values.contains { $0.range(of: Data(trace)) != nil })
        }
        let kept = try (1...9).filter { $0 != 3 }.map { number in
            try #require(try store.stream(of: SubjectID(rawValue: UInt64(number))))
        }
        let root = try store.tree().root
        _ = try store.append([try ErasureConformanceTests.request(Self.subject)])
        try expectGone(traces)
        for stream in kept { #expect(try store.stream(of: stream.subject) == stream) }
        #expect(try store.verify().findings == [])
        #expect(try store.tree().size == 361)
        // What was signed before still is the beginning of the log.
        var subtrees = store.subtrees()
        #expect(try subtrees.root(ofTreeOf: 360) == root)
        // Appends go on, over the pages that were overwritten.
        for index in 0..<50 { _ = try store.store(.fact("later-\(index)", person: index % 10)) }
        #expect(try store.verify().findings == [])
    }

    @Test func `views that are rebuilt leave the person out, and a rebuild begins anew`() throws {
        let store = try filled()
        var progress = 0
        let generation = try store.rebuild(.history) { step in
            progress += 1
            if progress == 1 {
                _ = try? store.append([try ErasureConformanceTests.request(Self.subject)])
            }
        }
        #expect(generation == 1)
        #expect(progress > 1)
        #expect(try store.stream(of: Self.subject) == nil)
        _ = try store.rebuild(.index) { _ in }
        for view in StoredView.allCases { #expect(try store.verify(view) { _ in }.isEqual) }
        #expect(try store.verify().findings == [])
    }

    @Test func `an older vault is brought up to date before anything is served`() throws {
        var store: LMDBEventStore? = try filled()
        let traces = try traces(try #require(store), Self.subject)
        store = nil
        let vault = "\(folder.path)/\(LMDBEventStore.vaultFileName)"
        let older = try Data(contentsOf: URL(filePath: vault))
        store = try LMDBEventStore.quick(folder)
        _ = try store?.append([try ErasureConformanceTests.request(Self.subject)])
        store = nil
        try older.write(to: URL(filePath: vault))
        // Read only, the vault can not be changed; the person is not served all the same.
        store = try LMDBEventStore.quick(folder, access: .readOnly)
        #expect(try store?.stream(of: Self.subject) == nil)
        #expect(try store?.events(from: .first, limit: 3).map(\.position.rawValue) == [0, 1, 3])
        store = nil
        store = try LMDBEventStore.quick(folder)
        #expect(try store?.subject(for: TestPersons.alias(2)) == nil)
        try expectGone(traces)
        #expect(try store?.verify().findings == [])
    }

    @Test func `an older log has records that nobody can open`() throws {
        var store: LMDBEventStore? = try filled()
        store = nil
        let log = "\(folder.path)/\(LMDBEventStore.historyFileName)"
        let older = try Data(contentsOf: URL(filePath: log))
        store = try LMDBEventStore.quick(folder)
        _ = try store?.append([try ErasureConformanceTests.request(Self.subject)])
        store = nil
        try older.write(to: URL(filePath: log))
        store = try LMDBEventStore.quick(folder, access: .readOnly)
        #expect(throws: EventLogError(.keyMissing, "")) {
            _ = try store?.stream(of: Self.subject)
        }
        #expect(try store?.stream(of: SubjectID(rawValue: 2)) != nil)
    }

    @Test func `pages that a reader sees are overwritten when it is gone`() throws {
        let store = try filled()
        let traces = try traces(store, Self.subject)
        do {
            let reader = try store.files.environment.beginRead()
            _ = try store.append([try ErasureConformanceTests.request(Self.subject)])
            #expect(try store.files.isToBeScrubbed())
            let findings = try store.verify().findings
            #expect(findings.count == 1)
            #expect(findings[0].reason.contains("not overwritten yet"))
            _ = try reader.statistics(of: store.files.log)
        }
        try store.files.applyErasures()
        try expectGone(traces)
        #expect(try store.verify().findings == [])
    }

    @Test func `nobody is destroyed on the word of a mark that the log does not give`() throws {
        var store: LMDBEventStore? = try filled()
        try store?.files.forgeErasure(of: Self.subject, at: 20)
        let findings = try #require(try store?.verify()).findings.map(\.reason)
        #expect(findings.contains { $0.contains("the log does not say so") })
        store = nil
        #expect(throws: EventLogError(.damaged, "")) {
            _ = try LMDBEventStore.quick(folder)
        }
        store = try LMDBEventStore.quick(folder, access: .readOnly)
        #expect(try store?.files.vault.knows(Self.subject) == true)
    }

    @Test func `aliases of who was erased by another process are not remembered`() throws {
        let store = try filled()
        // A writer of its own over the same files, as another process has one.
        let other = LogWriter(files: store.files, names: store.names, clock: TestClock().recording)
        other.submit(
            LogWriter.Submission(
                requests: [try ErasureConformanceTests.request(Self.subject)],
                bookmark: nil
            ) { _ in }
        )
        other.waitUntilIdle()
        #expect(try store.stream(of: Self.subject) == nil)
        let stored = try store.store(.fact("again", person: 2))
        #expect(stored.subject.rawValue == 10)
    }
}

extension StoreFiles {
    /// Marks a person as erased where the log says something else.
    fileprivate func forgeErasure(of subject: SubjectID, at position: UInt64) throws {
        try environment.write { (txn: inout WriteTransaction) in
            var value: [UInt8] = []
            value.append(littleEndian: position)
            try txn.putChecked(value, forKey: subject.rawValue, in: erased)
        }
    }
}
