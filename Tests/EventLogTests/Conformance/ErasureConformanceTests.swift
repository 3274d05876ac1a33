import EventLog
import EventModel
import Testing

/// What is left of a person whose data was destroyed, in both stores.
@Suite struct ErasureConformanceTests {
    static let first = SubjectID(rawValue: 1)

    /// The event that says whose data is destroyed.
    static func request(_ subject: SubjectID, _ id: String = "erase") throws -> AppendRequest {
        var body: [UInt8] = []
        body.append(littleEndian: subject.rawValue)
        let event = NewEvent(
            type: .erasure,
            destination: .subject(.registry),
            key: try EventKey(source: "erasures", id: id),
            registered: RegisteredTime(Instant(microseconds: 1_400_000_000_000_000)),
            body: body
        )
        return AppendRequest([event], erasing: subject)
    }

    private func filled(_ kind: StoreKind) throws -> StoreUnderTest {
        let made = try kind.make()
        _ = try made.store.store([
            .fact("1", furtherAlias: TestPersons.alias(5)), .fact("2", person: 1), .fact("3"),
        ])
        return made
    }

    @Test(arguments: StoreKind.allCases)
    func `nothing of the person is found any more, and everything of the others`(
        kind: StoreKind
    ) throws {
        let made = try filled(kind)
        defer { withExtendedLifetime(made) {} }
        let store = made.store
        let others = try store.events(of: SubjectID(rawValue: 2))
        let outcome = try store.append([try Self.request(Self.first)])[0]
        guard case .stored(let placements) = outcome else { return #expect(Bool(false)) }
        #expect(placements[0].position == Position(rawValue: 3))
        #expect(try store.erasure(of: Self.first) == Position(rawValue: 3))
        #expect(try store.erasure(of: SubjectID(rawValue: 2)) == nil)
        #expect(try store.stream(of: Self.first) == nil)
        #expect(try store.lastRevision(of: Self.first) == nil)
        #expect(try store.aliases(of: Self.first) == [])
        for person in [0, 5] { #expect(try store.subject(for: TestPersons.alias(person)) == nil) }
        for id in ["1", "3"] {
            #expect(try store.position(of: EventKey(source: "cpr", id: id)) == nil)
        }
        #expect(try store.subjects(from: .registry, limit: 9).map(\.rawValue) == [0, 2])
        #expect(try store.events(of: SubjectID(rawValue: 2)) == others)
        #expect(try store.nextPosition() == Position(rawValue: 4))
    }

    @Test(arguments: StoreKind.allCases)
    func `her events are left out of the log, and the others keep their places`(
        kind: StoreKind
    ) throws {
        let made = try filled(kind)
        // Its folder has to be there for as long as it is used.
        defer { withExtendedLifetime(made) {} }
        let store = made.store
        _ = try store.append([try Self.request(Self.first)])
        let log = try store.events(from: .first, limit: 10)
        #expect(log.map(\.position.rawValue) == [1, 3])
        // A page is filled with what can be read.
        #expect(try store.events(from: .first, limit: 1).map(\.position.rawValue) == [1])
        let second = try store.events(from: Position(rawValue: 2), limit: 1)
        #expect(second.map(\.position.rawValue) == [3])
    }

    @Test(arguments: StoreKind.allCases)
    func `who comes again is somebody new`(kind: StoreKind) throws {
        let made = try filled(kind)
        // Its folder has to be there for as long as it is used.
        defer { withExtendedLifetime(made) {} }
        let store = made.store
        _ = try store.append([try Self.request(Self.first)])
        _ = try store.store(.fact("1"))
        #expect(try store.subject(for: TestPersons.alias(0)) == SubjectID(rawValue: 3))
        #expect(try store.lastRevision(of: SubjectID(rawValue: 3)) == Revision(rawValue: 0))
        #expect(try store.stream(of: Self.first) == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `nobody who is not there is erased, and nobody twice`(kind: StoreKind) throws {
        let made = try filled(kind)
        // Its folder has to be there for as long as it is used.
        defer { withExtendedLifetime(made) {} }
        let store = made.store
        for subject in [SubjectID.registry, SubjectID(rawValue: 9)] {
            #expect(
                try store.append([try Self.request(subject)])[0]
                    == .refused(.unknownSubject(subject))
            )
        }
        _ = try store.append([try Self.request(Self.first)])
        #expect(
            try store.append([try Self.request(Self.first, "again")])[0]
                == .refused(.unknownSubject(Self.first))
        )
        #expect(
            try store.refusal([.fact("9", destination: .subject(Self.first))])
                == .unknownSubject(Self.first)
        )
        #expect(
            try store.refusal([.fact("9", person: 1, target: .id("1"))])
                == .unknownTarget(.id("1"))
        )
    }
}
