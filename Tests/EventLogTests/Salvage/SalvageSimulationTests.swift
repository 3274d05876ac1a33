import EventModel
import Testing
import TransparencyLog

@testable import EventLog

/// Several damages at once, drawn at random, against a model that knows only which there were.
@Suite struct SalvageSimulationTests {
    /// What was damaged.
    private struct Damage {
        var records: Set<UInt64> = []
        var histories: Set<UInt64> = []
        var keys: Set<UInt64> = []
        var isMarkLost = false
    }

    private static let erased = SubjectID(rawValue: 6)

    @Test(arguments: UInt64(1)...60)
    func `what is lost is what was damaged and stands nowhere else`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let isErasing = random.oneIn(2)
        let rounds = Int.random(in: 4...30, using: &random)
        let world = try SalvageWorld { store in
            try SalvageWorld.people(6, rounds: rounds, in: store)
            if isErasing {
                let event = try SalvageWorld.erasure(Self.erased, "")
                _ = try store.append([AppendRequest([event], erasing: Self.erased)])
            }
            _ = try store.store(.fact("last", person: 1))
        }
        let subjects = world.subjects
        let damage = try damage(world, subjects, isErasing, &random)
        let report = try world.salvage(atLeast: UInt64(subjects.count))
        let lost = lost(subjects, damage, isErasing)
        #expect(Set(SalvageWorld.lost(report)) == lost)
        #expect(report.lostCount == UInt64(lost.count))
        try world.expectEvents(without: lost)
        try world.expectRecords(but: changed(subjects, damage, lost))
        let store = try #require(world.salvaged)
        for person in 0..<6 {
            let found = try store.subject(for: TestPersons.alias(person))
            let subject = UInt64(person + 1)
            let isThere = subjects.enumerated().contains { place, other in
                other == subject && !lost.contains(UInt64(place))
            }
            let isGone = isErasing && subject == Self.erased.rawValue
            #expect(found?.rawValue == (isThere && !isGone ? subject : nil))
        }
        if isErasing {
            #expect(try store.erasure(of: Self.erased) != nil)
            #expect(try !store.files.vault.knows(Self.erased))
        }
        // It goes on as any store.
        #expect(try store.store(.fact("new", person: 9)).subject.rawValue >= 7)
        #expect(try store.verify().isSound)
    }

    private func damage(
        _ world: SalvageWorld,
        _ subjects: [UInt64],
        _ isErasing: Bool,
        _ random: inout SplitMix64
    ) throws -> Damage {
        var damage = Damage()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let place = UInt64.random(in: 0..<UInt64(subjects.count), using: &random)
            // Of what nobody can open, nobody can tell.
            if isErasing, subjects[Int(place)] == Self.erased.rawValue { continue }
            guard damage.records.insert(place).inserted else { continue }
            if random.oneIn(3) {
                try world.damaged.delete(SalvageWorld.key(place), in: "log")
            } else {
                let byte = Int.random(in: 0..<500, using: &random)
                try world.alter(SalvageWorld.key(place), in: "log", byte: byte)
            }
        }
        for subject in UInt64(0)...6 where random.oneIn(3) {
            try world.alterAll(in: "rows", beginning: SalvageWorld.rows(of: Int(subject)))
            damage.histories.insert(subject)
        }
        for subject in UInt64(1)...5 where random.oneIn(8) {
            try world.alter(
                SalvageWorld.key(subject),
                in: "subject-keys",
                byte: Int.random(in: 0..<90, using: &random)
            )
            damage.keys.insert(subject)
        }
        for name in ["heads", "index", "hashes", "meta", "sources", "aliases"]
        where random.oneIn(3) {
            try world.alterAll(in: name, byte: Int.random(in: 0..<40, using: &random))
        }
        if random.oneIn(3) {
            try world.alterAll(in: "erased", byte: 3)
            damage.isMarkLost = true
        }
        return damage
    }

    private func lost(_ subjects: [UInt64], _ damage: Damage, _ isErasing: Bool) -> Set<UInt64> {
        // The registry's last record is the erasure.
        let said = UInt64(subjects.lastIndex(of: 0) ?? 0)
        let isErasureLost = damage.records.contains(said) && damage.histories.contains(0)
        var lost: Set<UInt64> = []
        for (index, subject) in subjects.enumerated() {
            let place = UInt64(index)
            if isErasing, subject == Self.erased.rawValue {
                if isErasureLost, damage.isMarkLost { lost.insert(place) }
            } else if damage.keys.contains(subject) {
                lost.insert(place)
            } else if damage.records.contains(place), damage.histories.contains(subject) {
                lost.insert(place)
            }
        }
        return lost
    }

    /// Damaged records, and those behind a lost one of their subject.
    private func changed(
        _ subjects: [UInt64],
        _ damage: Damage,
        _ lost: Set<UInt64>
    ) -> Set<UInt64> {
        var changed = damage.records
        for place in lost where !damage.keys.contains(subjects[Int(place)]) {
            for later in Int(place)..<subjects.count where subjects[later] == subjects[Int(place)] {
                changed.insert(UInt64(later))
            }
        }
        return changed
    }
}
