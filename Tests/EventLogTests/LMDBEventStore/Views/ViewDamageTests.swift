import EventModel
import LMDB
import Testing

@testable import EventLog

/// Views that are not what the log says, and logs that can not be read.
@Suite struct ViewDamageTests {
    private static let first = SubjectID(rawValue: 1)

    @Test func `a damaged row is found by a verification and healed by a rebuild`() throws {
        let damaged = try DamagedStore()
        let row = try #require(try damaged.entries(of: "rows").first { $0.key[7] == 1 })
        var value = row.value
        value[20] ^= 1
        try damaged.put(value, forKey: row.key, in: "rows")
        let store = try damaged.open()
        #expect(throws: EventLogError(.damaged, "")) { try store.stream(of: Self.first) }
        let check = try store.verify(.history) { _ in }
        #expect(
            check.differences
                == [ViewDifference(place: .segment(Self.first, 0), kind: .unreadable)]
        )
        #expect(check.differenceCount == 1 && !check.isEqual)
        #expect(try store.views()[0].generation == 0)
        #expect(throws: EventLogError(.damaged, "")) { try store.stream(of: Self.first) }
        #expect(try store.rebuild(.history) { _ in } == 1)
        #expect(try store.events(of: Self.first) == store.log().filter { $0.subject == Self.first })
        #expect(try store.verify(.history) { _ in }.isEqual)
    }

    @Test func `every entry of a view that is missing, altered or one too many is found`() throws {
        let names = ["rows": StoredView.history, "heads": .history, "index": .index]
        for (name, view) in names {
            let damaged = try DamagedStore()
            let entries = try damaged.entries(of: name)
            #expect(entries.count >= 3)
            for entry in entries {
                for offset in entry.value.indices {
                    var value = entry.value
                    value[offset] ^= 0x10
                    try damaged.put(value, forKey: entry.key, in: name)
                    let check = try damaged.open().verify(view) { _ in }
                    #expect(check.differenceCount == 1, "\(name), byte \(offset)")
                    if offset % 7 > 0 { continue }
                    #expect(check.differences.map(\.kind) == [.unreadable])
                }
                try damaged.delete(entry.key, in: name)
                #expect(
                    try damaged.open().verify(view) { _ in }.differences.map(\.kind)
                        == [.missing]
                )
                try damaged.put(entry.value, forKey: entry.key, in: name)
                var key = entry.key
                key[key.count - 1] ^= 0x40
                try damaged.put(entry.value, forKey: key, in: name)
                #expect(
                    try damaged.open().verify(view) { _ in }.differences.map(\.kind)
                        == [.surplus]
                )
                try damaged.delete(key, in: name)
            }
            #expect(try damaged.open().verify(view) { _ in }.isEqual)
        }
    }

    @Test func `a row that opens and holds something else is placed by its first byte`() throws {
        let damaged = try DamagedStore()
        let store = try damaged.open()
        let key = RowKey(Self.first, segment: 0)
        let keys = try store.files.vault.keys(of: Self.first)
        var packed = try #require(try store.stream(of: Self.first)).bytes
        let end = packed.count - 1
        func put(_ packed: [UInt8], isClosed: Bool) throws {
            var writer = Row.Writer()
            writer.append(packed, key: key, isClosed: isClosed, sealedWith: keys.rows)
            let value = writer.finish()
            try store.files.environment.write { (txn: inout WriteTransaction) in
                unsafe try txn.put(
                    value.span.bytes,
                    forKey: key.bytes.span.bytes,
                    in: store.files.rows
                )
            }
        }
        let place = ViewDifference.Place.segment(Self.first, 0)
        func found() throws -> [ViewDifference] { try store.verify(.history) { _ in }.differences }
        try put(packed, isClosed: true)
        #expect(try found() == [ViewDifference(place: place, kind: .closedMark)])
        packed[end] ^= 1
        try put(packed, isClosed: false)
        #expect(try found() == [ViewDifference(place: place, kind: .bytes(offset: end))])
        packed.removeLast()
        try put(packed, isClosed: false)
        #expect(try found() == [ViewDifference(place: place, kind: .bytes(offset: end))])
        packed[end - 1] ^= 1
        try put(packed, isClosed: false)
        #expect(try found() == [ViewDifference(place: place, kind: .bytes(offset: end - 1))])
        #expect("\(try found()[0])" == "subject:1, segment 0: differs from byte \(end - 1) on")
    }

    @Test func `what can not be opened is named by its position, and nothing is flipped`() throws {
        let damaged = try DamagedStore()
        let log = try damaged.entries(of: "log")
        for index in [1, 4] {
            var value = log[index].value
            value[value.count - 1] ^= 1
            try damaged.put(value, forKey: log[index].key, in: "log")
        }
        let before = try ViewContents(inUseBy: damaged.open())
        try expectRefusals(damaged.open(), naming: "1, 4", unchanged: before)
        // Once the log is restored the same rebuild goes on.
        for index in [1, 4] { try damaged.put(log[index].value, forKey: log[index].key, in: "log") }
        let restored = try damaged.open()
        for view in StoredView.allCases { #expect(try restored.rebuild(view) { _ in } == 1) }
        #expect(try ViewContents(inUseBy: restored) == before)
    }

    private func expectRefusals(
        _ store: LMDBEventStore,
        naming positions: String,
        unchanged before: ViewContents
    ) throws {
        func expectRefusal(_ run: () throws -> Void) throws {
            do {
                try run()
                Issue.record("a damaged log is not rebuilt from")
            } catch let error as EventLogError {
                #expect(error.code == .damaged)
                #expect(error.message.contains("at position \(positions), so"), "\(error)")
            }
            #expect(try ViewContents(inUseBy: store) == before)
        }
        for view in StoredView.allCases {
            try expectRefusal { _ = try store.verify(view) { _ in } }
            try expectRefusal { _ = try store.rebuild(view) { _ in } }
        }
        #expect(try store.views().map(\.generation) == [0, 0])
        #expect(try store.views().map(\.rebuild?.phase) == [.building, .building])
    }

    @Test func `without a person's key their positions are named`() throws {
        let damaged = try DamagedStore()
        let keys = try damaged.entries(of: "subject-keys")
        let second = try #require(keys.first { $0.key[0] == 2 })
        try damaged.delete(second.key, in: "subject-keys")
        let store = try damaged.open()
        let positions = try store.files.read { files, txn in
            var found: [UInt64] = []
            var cursor = try txn.cursor(in: files.log)
            while let entry = try cursor.next() {
                let position = Position(rawValue: entry.integerKey)
                let header = try Record.header(of: entry.value, at: position)
                if header.subject.rawValue == 2 { found.append(entry.integerKey) }
            }
            return found
        }
        #expect(positions.count == 2)
        let named = positions.map { "\($0)" }.joined(separator: ", ")
        do {
            _ = try store.rebuild(.history) { _ in }
            Issue.record("a person's events are missing")
        } catch {
            #expect(error.code == .damaged)
            #expect(error.message.contains("at position \(named), so"), "\(error)")
        }
        #expect(try store.views()[0].generation == 0)
    }

    @Test func `a state that names the half in use is refused, and nothing is emptied`() throws {
        let damaged = try DamagedStore()
        for phase in [RebuildState.Phase.building, .verifying, .clearing] {
            let store = try damaged.open()
            let before = try ViewContents(inUseBy: store)
            try store.files.environment.write { (txn: inout WriteTransaction) in
                let state = RebuildState(phase: phase, generation: 2)
                try store.files.setRebuildState(state, of: .history, in: &txn)
            }
            #expect(throws: EventLogError(.damaged, "")) { try store.rebuild(.history) { _ in } }
            #expect(throws: EventLogError(.damaged, "")) { try store.verify(.history) { _ in } }
            #expect(try ViewContents(inUseBy: store) == before)
        }
    }

    @Test func `a damaged generation or state of a view is damage, never a trap`() throws {
        let damaged = try DamagedStore()
        do {
            let store = try damaged.open()
            _ = try store.rebuild(.history) { _ in }
            var rebuild = ViewRebuild(.index, of: store.files) { _ in throw Abandoned() }
            #expect(throws: Abandoned.self) { try rebuild.rebuild() }
        }
        let entries = try damaged.entries(of: "meta").filter { entry in
            ["view:", "rebuild:"].contains { entry.key.starts(with: $0.utf8) }
        }
        #expect(entries.count == 2)
        for entry in entries {
            let altered = entry.value.indices.map { offset in
                var value = entry.value
                value[offset] ^= 1
                return value
            }
            for value in altered + [[], [1]] {
                try damaged.put(value, forKey: entry.key, in: "meta")
                let store = try damaged.open()
                #expect(throws: EventLogError(.damaged, "")) { try store.views() }
                #expect(throws: EventLogError(.damaged, "")) {
                    for view in StoredView.allCases { _ = try store.rebuild(view) { _ in } }
                }
            }
            try damaged.put(entry.value, forKey: entry.key, in: "meta")
        }
        let store = try damaged.open()
        // The greatest generation has none after it.
        try store.files.environment.write { (txn: inout WriteTransaction) in
            try store.files.views.use(.max, of: .index, in: &txn)
            try store.files.setRebuildState(nil, of: .index, in: &txn)
        }
        #expect(throws: EventLogError(.damaged, "")) { try store.rebuild(.index) { _ in } }
        // A state beyond the end of the log.
        try store.files.environment.write { (txn: inout WriteTransaction) in
            var state = RebuildState(phase: .building, generation: 2)
            state = state.behind(Position(rawValue: .max))
            try store.files.setRebuildState(state, of: .history, in: &txn)
        }
        #expect(throws: EventLogError(.damaged, "")) { try store.rebuild(.history) { _ in } }
    }

    @Test func `a state is read as it was written, and nothing else is`() throws {
        var state = RebuildState(phase: .verifying, generation: 7)
        state.next = Position(rawValue: 1 << 40)
        state.blockEnd = Position(rawValue: 1 << 40 + 5)
        state.subject = SubjectID(rawValue: 12)
        let bytes = state.bytes
        #expect(bytes.count == 33)
        #expect(try unsafe RebuildState(decoding: bytes.span.bytes) == state)
        for wrong in [
            bytes.dropLast(), bytes + [0], [0] + bytes.dropFirst(), [4] + bytes.dropFirst(),
        ] {
            #expect(throws: CodecError.self) {
                _ = try unsafe RebuildState(decoding: Array(wrong).span.bytes)
            }
        }
        state.blockEnd = Position(rawValue: 3)
        let backwards = state.bytes
        #expect(throws: CodecError.self) {
            _ = try unsafe RebuildState(decoding: backwards.span.bytes)
        }
    }
}
