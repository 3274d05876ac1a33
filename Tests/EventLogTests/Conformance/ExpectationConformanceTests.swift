import EventLog
import EventModel
import Testing

/// Expected revisions and conflicts, in both stores.
@Suite struct ExpectationConformanceTests {
    private let first = StreamName.person(TestPersons.alias(0))
    private let second = StreamName.person(TestPersons.alias(1))

    private func exactly(_ revision: UInt32) -> ExpectedRevision {
        .exactly(Revision(rawValue: revision))
    }

    @Test(arguments: StoreKind.allCases)
    func `any accepts every stream, known or not`(kind: StoreKind) throws {
        let store = try kind.make().store
        let expectations = [
            Expectation(first, .any), Expectation(second, .any),
            Expectation(.subject(SubjectID(rawValue: 77)), .any),
        ]
        #expect(try store.store(.fact("1"), expecting: expectations).position == .first)
        #expect(try store.store(.fact("2"), expecting: expectations).position.rawValue == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `none accepts only a stream without events`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1"), expecting: [Expectation(first, .none)])
        #expect(
            try store.refusal([.fact("2")], expecting: [Expectation(first, .none)])
                == .conflict(
                    subject: SubjectID(rawValue: 1),
                    expected: .none,
                    actual: Revision(rawValue: 0),
                    events: try store.log()
                )
        )
        let unknown = Expectation(.subject(SubjectID(rawValue: 77)), .none)
        #expect(try store.store(.fact("3"), expecting: [unknown]).position.rawValue == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `exactly accepts only the stream's last revision`(kind: StoreKind) throws {
        let store = try kind.make().store
        for id in 0..<5 { _ = try store.store(.fact("\(id)")) }
        let log = try store.log()
        for revision in UInt32(0)..<4 {
            let refusal = try store.refusal(
                [.fact("new")],
                expecting: [Expectation(first, exactly(revision))]
            )
            #expect(
                refusal
                    == .conflict(
                        subject: SubjectID(rawValue: 1),
                        expected: exactly(revision),
                        actual: Revision(rawValue: 4),
                        events: Array(log[Int(revision + 1)...])
                    )
            )
        }
        let expectation = Expectation(first, exactly(4))
        #expect(try store.store(.fact("new"), expecting: [expectation]).revision.rawValue == 5)
    }

    @Test(arguments: StoreKind.allCases)
    func `a revision that is not there yet conflicts without events`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1"))
        for revision in [1, 2, UInt32.max] {
            #expect(
                try store.refusal(
                    [.fact("2")],
                    expecting: [Expectation(first, exactly(revision))]
                )
                    == .conflict(
                        subject: SubjectID(rawValue: 1),
                        expected: exactly(revision),
                        actual: Revision(rawValue: 0),
                        events: []
                    )
            )
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `a revision of a person who is not known conflicts without a subject`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        for revision in [0, UInt32.max] {
            let refusal = try store.refusal(
                [.fact("1")],
                expecting: [Expectation(first, exactly(revision))]
            )
            #expect(
                refusal
                    == .conflict(
                        subject: nil,
                        expected: exactly(revision),
                        actual: nil,
                        events: []
                    )
            )
        }
        #expect(try store.subject(for: TestPersons.alias(0)) == nil)
        let subject = SubjectID(rawValue: 5)
        #expect(
            try store.refusal(
                [.fact("1")],
                expecting: [Expectation(.subject(subject), exactly(0))]
            )
                == .conflict(subject: subject, expected: exactly(0), actual: nil, events: [])
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `a precondition on a stream that is not written holds or refuses`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store([.fact("1", person: 1), .fact("2", person: 1)])
        let log = try store.log()
        let stale = [Expectation(first, .none), Expectation(second, exactly(0))]
        #expect(
            try store.refusal([.fact("3")], expecting: stale)
                == .conflict(
                    subject: SubjectID(rawValue: 1),
                    expected: exactly(0),
                    actual: Revision(rawValue: 1),
                    events: [log[1]]
                )
        )
        #expect(try store.subject(for: TestPersons.alias(0)) == nil)
        let fresh = [Expectation(first, .none), Expectation(second, exactly(1))]
        #expect(try store.store(.fact("3"), expecting: fresh).position.rawValue == 2)
    }

    @Test(arguments: StoreKind.allCases)
    func `expectations speak of the streams before the request`(kind: StoreKind) throws {
        let store = try kind.make().store
        let placements = try store.store(
            [.fact("1"), .fact("2"), .fact("3", person: 1)],
            expecting: [Expectation(first, .none), Expectation(second, .none)]
        )
        #expect(placements.map(\.revision.rawValue) == [0, 1, 0])
    }

    @Test(arguments: StoreKind.allCases)
    func `the registry's stream can be expected too`(kind: StoreKind) throws {
        let store = try kind.make().store
        let registry = StreamName.subject(.registry)
        _ = try store.store(
            .fact("1", destination: .subject(.registry)),
            expecting: [Expectation(registry, .none)]
        )
        #expect(
            try store.refusal(
                [.fact("2", destination: .subject(.registry))],
                expecting: [Expectation(registry, .none)]
            )
                == .conflict(
                    subject: .registry,
                    expected: .none,
                    actual: Revision(rawValue: 0),
                    events: try store.log()
                )
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `a conflict returns events of this submission and of earlier ones, over many segments`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        for id in 0..<10 {
            _ = try store.store(.fact("a\(id)", body: [UInt8](repeating: 1, count: 5_000)))
        }
        let outcomes = try store.append([
            AppendRequest([try .fact("b"), try .fact("c", person: 1), try .fact("d")]),
            AppendRequest([try .fact("e")], expecting: [Expectation(first, exactly(7))]),
        ])
        let own = try store.events(of: SubjectID(rawValue: 1))
        #expect(own.count == 12)
        #expect(
            outcomes[1]
                == .refused(
                    .conflict(
                        subject: SubjectID(rawValue: 1),
                        expected: exactly(7),
                        actual: Revision(rawValue: 11),
                        events: Array(own[8...])
                    )
                )
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `refusals come in the order of the checks`(kind: StoreKind) throws {
        let test = try kind.make()
        let store = test.store
        _ = try store.store(.fact("known"))
        let late = test.clock.now.microseconds + 1
        let wrong = [Expectation(first, .none)]
        let big = [UInt8](repeating: 0, count: AppendRefusal.maximumPayloadByteCount)
        var event = try NewEvent.fact(
            "new",
            destination: .subject(SubjectID(rawValue: 9)),
            registered: late,
            target: .id("nothing"),
            body: big,
            furtherAlias: TestPersons.alias(0)
        )

        let other = try NewEvent.fact("known", body: [0])
        #expect(try store.refusal([event, event]) == .repeatedKey(event.key))
        #expect(try store.refusal([other, event]) == .differentContent(other.key, at: .first))
        #expect(try store.refusal([event, other]) == .registeredInFuture(event.key))
        event.registered = RegisteredTime(test.clock.now)
        #expect(
            try store.refusal([event]) == .tooLarge(event.key, byteCount: big.count + 3 + 64)
        )
        event.body = []
        #expect(try store.refusal([event]) == .unknownTarget(.id("nothing")))
        event.target = .id("known")
        #expect(try store.refusal([event]) == .unknownSubject(SubjectID(rawValue: 9)))
        event.destination = .person(TestPersons.alias(1))
        #expect(
            try store.refusal([event], expecting: wrong) == .aliasTaken(by: SubjectID(rawValue: 1))
        )
        event.furtherAlias = nil
        #expect(
            try store.refusal([event], expecting: wrong)
                == .conflict(
                    subject: SubjectID(rawValue: 1),
                    expected: .none,
                    actual: Revision(rawValue: 0),
                    events: try store.log()
                )
        )
        #expect(try store.store(event).position == Position(rawValue: 1))
    }
}
