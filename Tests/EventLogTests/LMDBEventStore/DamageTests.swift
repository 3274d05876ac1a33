import EventModel
import LMDB
import Testing

@testable import EventLog

/// Altered bytes inside the files: every read says so or answers as before; nothing traps.
@Suite struct DamageTests {
    /// The databases of a store, by name.
    static let history = ["log", "index", "heads", "rows", "sources", "meta"]
    static let vault = ["aliases", "subject-keys", "numbers", "vault meta"]

    @Test(arguments: history + vault)
    func `a byte that was altered is noticed or does not matter`(name: String) throws {
        let world = try DamagedStore()
        let expected = try world.reads()
        var random = SplitMix64(seed: 7)
        var noticed = 0
        var count = 0
        for entry in try world.entries(of: name) {
            for offset in entry.value.indices {
                var value = entry.value
                value[offset] ^= UInt8.random(in: 1...255, using: &random)
                let found = try world.reads(with: value, for: entry, in: name)
                noticed += expect(found, like: expected, "\(name) \(entry.key) byte \(offset)")
                count += 1
            }
        }
        #expect(count > 0)
        // Somebody reads every byte of every value.
        #expect(noticed == count)
        #expect(try world.reads() == expected)
    }

    @Test(arguments: history + vault)
    func `a value that was cut, extended or emptied is noticed`(name: String) throws {
        let world = try DamagedStore()
        let expected = try world.reads()
        for entry in try world.entries(of: name) {
            let value = entry.value
            let cuts = [0, 1, 2, value.count / 2, value.count - 1].map { Array(value.prefix($0)) }
            for other in cuts + [value + [0], [0] + value] where other != value {
                let found = try world.reads(with: other, for: entry, in: name)
                #expect(expect(found, like: expected, "\(name) \(entry.key)") == 1)
            }
        }
    }

    @Test(arguments: ["log", "heads", "rows", "subject-keys"])
    func `a value in another's place is noticed`(name: String) throws {
        let world = try DamagedStore()
        let expected = try world.reads()
        let entries = try world.entries(of: name)
        for entry in entries {
            for other in entries where other.key != entry.key {
                let found = try world.reads(with: other.value, for: entry, in: name)
                #expect(expect(found, like: expected, "\(name) \(entry.key)") == 1)
            }
        }
    }

    @Test func `a subject behind whom there can be none is damage, not a trap`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        let last = try store.store(.fact("a"))
        var head: [UInt8] = []
        Head(
            eventCount: 1,
            openSegment: 0,
            lastPosition: last.position,
            lastRecorded: last.recorded
        )
        .append(to: &head)
        let value = head
        try store.files.environment.write { (txn: inout WriteTransaction) in
            try txn.putChecked(value, forKey: .max, in: store.files.heads)
        }
        #expect(throws: EventLogError(.damaged, "")) { _ = try store.endOfSubjects() }
    }

    @Test func `an append to a damaged stream is refused whole, and goes through once mended`()
        throws
    {
        let world = try DamagedStore()
        let next = try world.open().nextPosition()
        for name in ["rows", "heads"] {
            for entry in try world.entries(of: name) {
                var value = entry.value
                value[value.count - 6] ^= 0x40
                try world.put(value, forKey: entry.key, in: name)
                do {
                    let store = try world.open()
                    #expect(throws: EventLogError(.damaged, ""), "\(name) \(entry.key)") {
                        try store.store([
                            .fact("n0", person: 0), .fact("n1", person: 1),
                            .fact("n2", destination: .subject(.registry)),
                        ])
                    }
                    #expect(try store.nextPosition() == next)
                }
                try world.put(entry.value, forKey: entry.key, in: name)
            }
        }
        #expect(try world.open().store(.fact("n0")).position == next)
    }

    @Test func `an append behind a damaged last record is refused or gets the right place`()
        throws
    {
        let right = try DamagedStore().open().store(.fact("new"))
        var refused = 0
        for offset in 0..<(RecordHeader.byteCount + 1) {
            let world = try DamagedStore()
            let last = try #require(try world.entries(of: "log").last)
            var value = last.value
            value[offset] ^= 1
            try world.put(value, forKey: last.key, in: "log")
            do {
                #expect(try world.open().store(.fact("new")) == right, "byte \(offset)")
            } catch let error as EventLogError {
                #expect(error.code == .damaged)
                refused += 1
            }
        }
        // Neither the type nor the payload of the last event matters to the next.
        #expect(refused == RecordHeader.byteCount - 1)
    }

    @Test func `a record that is missing is noticed`() throws {
        let world = try DamagedStore()
        try world.delete(world.entries(of: "log")[2].key, in: "log")
        let store = try world.open()
        #expect(throws: EventLogError(.damaged, "")) { try store.log() }
        #expect(try store.events(from: .first, limit: 2).count == 2)
        #expect(throws: EventLogError(.damaged, "")) {
            try store.events(from: Position(rawValue: 2), limit: 1)
        }
    }

    @Test func `a row or head that is missing is noticed`() throws {
        for name in ["rows", "heads"] {
            let world = try DamagedStore()
            for entry in try world.entries(of: name) {
                try world.delete(entry.key, in: name)
                do {
                    let store = try world.open()
                    let subject = SubjectID(rawValue: UInt64(entry.key.max() ?? 0))
                    if name == "rows" {
                        #expect(throws: EventLogError(.damaged, "")) {
                            try store.stream(of: subject)
                        }
                    }
                    if subject.isPerson {
                        let person = Int(subject.rawValue) - 1
                        #expect(throws: EventLogError(.damaged, "")) {
                            try store.store(.fact("new", person: person))
                        }
                    }
                }
                try world.put(entry.value, forKey: entry.key, in: name)
            }
        }
    }

    @Test func `a key that is missing is reported as missing`() throws {
        let world = try DamagedStore()
        let entry = try world.entries(of: "subject-keys")[0]
        try world.delete(entry.key, in: "subject-keys")
        let store = try world.open()
        #expect(throws: EventLogError(.keyMissing, "")) {
            try store.stream(of: SubjectID(rawValue: 1))
        }
        #expect(throws: EventLogError(.keyMissing, "")) { try store.log() }
        // Others are not affected, and events of others can still be appended.
        #expect(try store.events(of: SubjectID(rawValue: 2)).count == 2)
        #expect(try store.store(.fact("new", person: 1)).revision.rawValue == 2)
    }

    /// Expects every answer to be the right one or a report of damage; 1 when there is a report.
    private func expect(_ found: [String], like expected: [String], _ what: String) -> Int {
        var reports = 0
        for (answer, right) in zip(found, expected) where answer != right {
            #expect(answer == "damaged", "\(what)")
            reports = 1
        }
        return reports
    }
}
