import EventModel
import LMDB
import Testing
import TransparencyLog

@testable import EventLog

/// A store is verified from its records: nothing sound is complained of, nothing altered is missed.
@Suite struct LogVerifierTests {
    @Test(arguments: UInt64(1)...6)
    func `a store that nobody touched is sound`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        var history = RandomHistory(seed: seed)
        let store = try LMDBEventStore.quick(folder, clock: history.clock)
        try history.append(batches: 300, requests: [1, 8, 40][Int(seed % 3)], to: store)
        let found = try store.verify()
        #expect(found.findings == [])
        #expect(found.recordCount == Int(try store.nextPosition().rawValue))
        #expect(found.root == (try store.tree().root))
        #expect(found.subjectCount == (try store.subjects(from: .registry, limit: 100).count))
        // A rebuilt view is verified as the kept one is.
        _ = try store.rebuild(.history) { _ in }
        _ = try store.rebuild(.index) { _ in }
        #expect(try store.verify().isSound)
    }

    @Test func `a store without events is sound`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        let found = try store.verify()
        #expect(found.isSound)
        #expect(found.recordCount == 0)
        #expect(found.root == .empty)
    }

    @Test func `what is appended meanwhile is left out`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        for index in 0..<600 { _ = try store.store(.fact("e-\(index)", person: index % 7)) }
        var appended = 600
        var steps: Set<VerificationProgress.Step> = []
        let found = try store.verify { progress in
            steps.insert(progress.step)
            _ = try store.store(.fact("e-\(appended)", person: appended % 7))
            _ = try store.store(.fact("f-\(appended)", person: 7 + appended % 3))
            appended += 1
        }
        #expect(found.findings == [])
        #expect(found.recordCount == 600)
        #expect(steps == Set(VerificationProgress.Step.allCases))
        #expect(try store.verify().isSound)
    }

    @Test(arguments: DamageTests.history + DamageTests.vault)
    func `every altered byte of every value is found`(name: String) throws {
        let world = try DamagedStore()
        var random = SplitMix64(seed: 9)
        for entry in try world.entries(of: name) {
            for offset in entry.value.indices {
                var value = entry.value
                value[offset] ^= UInt8.random(in: 1...255, using: &random)
                try world.put(value, forKey: entry.key, in: name)
                #expect(try !isSound(world), "\(name) \(entry.key) byte \(offset)")
                try world.put(entry.value, forKey: entry.key, in: name)
            }
        }
        #expect(try isSound(world))
    }

    @Test(arguments: DamageTests.history + DamageTests.vault)
    func `every missing value is found`(name: String) throws {
        let world = try DamagedStore()
        for entry in try world.entries(of: name) {
            // Without its mark a vault or log is taken for one that was never completed, a bookmark
            // that is forgotten may be, and an enrolment only says what has to be looked for.
            let key = String(decoding: entry.key, as: UTF8.self)
            if ["format", "bookmark:feed", "enrolment"].contains(key) { continue }
            try world.delete(entry.key, in: name)
            #expect(try !isSound(world), "\(name) \(key)")
            try world.put(entry.value, forKey: entry.key, in: name)
        }
        #expect(try isSound(world))
    }

    private func isSound(_ world: DamagedStore) throws -> Bool {
        do {
            return try world.open().verify().isSound
        } catch let error as EventLogError {
            #expect([.damaged, .keyFile, .newerFormat].contains(error.code), "\(error)")
            return false
        }
    }

    @Test func `records that changed places are named`() throws {
        let world = try DamagedStore()
        let log = try world.entries(of: "log")
        try world.put(log[1].value, forKey: log[0].key, in: "log")
        try world.put(log[0].value, forKey: log[1].key, in: "log")
        let found = try world.open().verify()
        let places = found.findings.map(\.place)
        for position in UInt64(0)...1 {
            #expect(
                places.contains { place in
                    if case .record(Position(rawValue: position), _, _) = place { return true }
                    return false
                }
            )
        }
        #expect(places.contains(.tree))
    }

    @Test func `an altered record is named with its subject and its bytes`() throws {
        let world = try DamagedStore()
        let record = try world.entries(of: "log")[1]
        var value = record.value
        value[40] ^= 1
        try world.put(value, forKey: record.key, in: "log")
        let found = try world.open().verify()
        let place = LogFinding.Place.record(
            Position(rawValue: 1),
            SubjectID(rawValue: 2),
            bytes: 0..<value.count
        )
        #expect(found.findings.first?.place == place)
        #expect(
            found.findings.first.map { "\($0)" }
                == "record 1 of subject:2, bytes 0 to \(value.count - 1): "
                + "it was altered, or sealed under another key"
        )
    }

    @Test func `hashes of the tree are held against the records`() throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        _ = try store.append(try (0..<600).map { AppendRequest([try .fact("e-\($0)")]) })
        let files = store.files
        let other = MerkleHash.empty
        try files.environment.write { (txn: inout WriteTransaction) in
            let key = FullTile.key(level: 1, index: 1)
            unsafe try txn.put(other.bytes.span.bytes, forKey: key, in: files.hashes)
        }
        #expect(
            try store.verify().findings == [
                LogFinding(.hash(level: 1, index: 1), "it does not follow from the records")
            ]
        )
        try files.environment.write { txn in
            _ = try txn.delete(forKey: FullTile.key(level: 1, index: 1), in: files.hashes)
        }
        #expect(
            try store.verify().findings == [
                LogFinding(.hash(level: 1, index: 1), "it is missing")
            ]
        )
    }
}
