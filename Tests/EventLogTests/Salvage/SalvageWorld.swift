import EventModel
import LMDB
import Testing
import TransparencyLog

@testable import EventLog

/// A store that is damaged and salvaged, and what it held before.
final class SalvageWorld {
    let damaged: DamagedStore
    /// Every record and event as they were.
    let records: [[UInt8]]
    /// Whose record stands at each place.
    let subjects: [UInt64]
    let events: [Position: Event]
    let root: MerkleHash
    private var target: TemporaryFolder?
    private(set) var salvaged: LMDBEventStore?

    init(_ fill: (LMDBEventStore) throws -> Void) throws {
        damaged = try DamagedStore(fill)
        let store = try damaged.open()
        let end = try store.nextPosition()
        records = try store.records(from: .first, before: end, byteCount: .max).records
        subjects = try records.map { record in
            var reader = unsafe ByteReader(record.span.bytes)
            return try RecordHeader(from: &reader).subject.rawValue
        }
        events = Dictionary(uniqueKeysWithValues: try store.log().map { ($0.position, $0) })
        root = try store.tree().root
    }

    /// A population of a few persons, with marks and a second number.
    static func people(_ count: Int, rounds: Int, in store: LMDBEventStore) throws {
        for round in 0..<rounds {
            var requests = try (0..<count).map { person in
                AppendRequest([
                    try .fact("f-\(person)-\(round)", person: person, body: [1, UInt8(person)])
                ])
            }
            if round > 0, round % 3 == 0 {
                requests.append(
                    AppendRequest([
                        try .fact("m-\(round)", source: "jobnet", target: .id("f-0-\(round - 1)"))
                    ])
                )
            }
            requests.append(
                AppendRequest([try .fact("r-\(round)", destination: .subject(.registry))])
            )
            _ = try store.append(requests)
        }
    }

    /// What stands under a position or another number.
    static func key(_ number: some BinaryInteger) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt64(number))
        return bytes
    }

    /// Alters one byte of an entry.
    func alter(_ key: [UInt8], in name: String, byte: Int) throws {
        let entry = try #require(try damaged.entries(of: name).first { $0.key == key })
        var value = entry.value
        value[byte % value.count] ^= 0x15
        try damaged.put(value, forKey: key, in: name)
    }

    /// Alters a byte of every entry of a database whose key begins so.
    func alterAll(in name: String, beginning prefix: [UInt8] = [], byte: Int = 7) throws {
        for entry in try damaged.entries(of: name) where entry.key.starts(with: prefix) {
            try alter(entry.key, in: name, byte: byte)
        }
    }

    /// The beginning of the keys of a subject's rows.
    static func rows(of subject: Int) -> [UInt8] { key(subject).reversed() }

    /// Salvages the store; the new one has to verify.
    @discardableResult
    func salvage(
        atLeast size: UInt64 = 0,
        against checkpoints: [Checkpoint] = []
    ) throws -> SalvageReport {
        damaged.close()
        let target = try TemporaryFolder()
        var log = try LogSalvage(folder: damaged.folder.path, key: .test)
        try log.read(atLeast: size) { _, _, _ in }
        let store = try LMDBEventStore.quick(target)
        let report = try log.write(
            to: store,
            against: checkpoints,
            at: TestClock().now,
            erasure: Self.erasure
        ) { _, _, _ in }
        #expect(try store.verify().findings == [])
        salvaged = store
        self.target = target
        return report
    }

    static func erasure(_ subject: SubjectID, _ ground: String) throws -> NewEvent {
        var body: [UInt8] = []
        body.append(littleEndian: subject.rawValue)
        return NewEvent(
            type: .erasure,
            destination: .subject(.registry),
            key: try EventKey(source: "erasures", id: "\(subject)"),
            registered: RegisteredTime(Instant(microseconds: 1_500_000_000_000_000)),
            body: body
        )
    }

    /// The places of the events of some subjects.
    func places(of isWanted: (UInt64) -> Bool) -> Set<UInt64> {
        Set(events.values.filter { isWanted($0.subject.rawValue) }.map(\.position.rawValue))
    }

    /// The places that a report says are lost.
    static func lost(_ report: SalvageReport) -> [UInt64] {
        report.lost.flatMap { $0.positions.lowerBound.rawValue..<$0.positions.upperBound.rawValue }
    }

    /// Expects every event that is not lost, at its place and time, and none of the lost.
    func expectEvents(
        without lost: Set<UInt64>,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let store = try #require(salvaged)
        let found = try store.log().filter { $0.position.rawValue < UInt64(records.count) }
        var counts: [SubjectID: UInt32] = [:]
        var expected: [Event] = []
        for event in events.values.sorted(by: { $0.position < $1.position })
        where !lost.contains(event.position.rawValue) {
            var event = event
            event.revision = Revision(rawValue: counts[event.subject, default: 0])
            counts[event.subject, default: 0] += 1
            expected.append(event)
        }
        #expect(found == expected, sourceLocation: location)
        for event in expected {
            let position = try store.position(of: event.key)
            #expect(position == event.position, sourceLocation: location)
        }
    }

    /// Expects the very records, but for some.
    func expectRecords(but others: Set<UInt64> = []) throws {
        let store = try #require(salvaged)
        for (place, record) in records.enumerated() where !others.contains(UInt64(place)) {
            let found = try store.record(at: Position(rawValue: UInt64(place)))
            #expect(found == record, "position \(place)")
        }
    }
}
