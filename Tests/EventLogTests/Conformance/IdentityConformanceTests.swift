import EventLog
import EventModel
import Testing

/// Aliases, targets and sources, in both stores.
@Suite struct IdentityConformanceTests {
    @Test(arguments: StoreKind.allCases)
    func `subjects are numbered from one in the order they are first seen`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        for person in [3, 1, 3, 2] {
            _ = try store.store(.fact("\(try store.nextPosition())", person: person))
        }
        #expect(try store.log().map(\.subject.rawValue) == [1, 2, 1, 3])
        let numbers = try [3, 1, 2].map { try store.subject(for: TestPersons.alias($0))?.rawValue }
        #expect(numbers == [1, 2, 3])
    }

    @Test(arguments: StoreKind.allCases)
    func `a further alias finds the same subject, in a request of its own and in the same one`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1"))
        _ = try store.store(.fact("2", furtherAlias: TestPersons.alias(1)))
        _ = try store.store([
            .fact("3", person: 1, furtherAlias: TestPersons.alias(2)), .fact("4", person: 2),
        ])
        let subject = SubjectID(rawValue: 1)
        #expect(try store.log().map(\.subject) == [subject, subject, subject, subject])
        for person in 0...2 {
            #expect(try store.subject(for: TestPersons.alias(person)) == subject)
        }
        #expect(try store.aliases(of: subject) == (0...2).map(TestPersons.alias))
    }

    @Test(arguments: StoreKind.allCases)
    func `an alias that the subject has already changes nothing`(kind: StoreKind) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("1", furtherAlias: TestPersons.alias(0)))
        _ = try store.store(.fact("2", furtherAlias: TestPersons.alias(0)))
        #expect(try store.aliases(of: SubjectID(rawValue: 1)) == [TestPersons.alias(0)])
    }

    @Test(arguments: StoreKind.allCases)
    func `an alias of somebody else is refused, also of somebody new in the same request`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store([.fact("1", person: 0), .fact("2", person: 1)])
        #expect(
            try store.refusal([.fact("3", person: 0, furtherAlias: TestPersons.alias(1))])
                == .aliasTaken(by: SubjectID(rawValue: 2))
        )
        #expect(
            try store.refusal([
                .fact("4", person: 2), .fact("5", person: 0, furtherAlias: TestPersons.alias(2)),
            ]) == .aliasTaken(by: SubjectID(rawValue: 3))
        )
        #expect(try store.subject(for: TestPersons.alias(2)) == nil)
        #expect(
            try store.store(.fact("6", person: 0, furtherAlias: TestPersons.alias(2))).subject
                == SubjectID(rawValue: 1)
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `the registry takes no alias, so that nobody's events end there unsealed`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("0", destination: .subject(.registry)))
        let alias = TestPersons.alias(0)
        for event in [
            try NewEvent.fact("1", destination: .subject(.registry), furtherAlias: alias),
            try .fact("1", destination: .subjectOfTarget, target: .id("0"), furtherAlias: alias),
        ] {
            #expect(try store.refusal([event]) == .unknownSubject(.registry))
        }
        #expect(try store.subject(for: alias) == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `what stands in the registry is marked by nobody who only names it`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("0", destination: .subject(.registry)))
        for target in [NewEvent.Target.id("0"), .key(try EventKey(source: "cpr", id: "0"))] {
            #expect(
                try store.refusal([.fact("1", destination: .subjectOfTarget, target: target)])
                    == .unknownTarget(target)
            )
        }
        #expect(try store.nextPosition() == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `a restriction is of a fact or a submission, and a lift of a restriction`(
        kind: StoreKind
    ) throws {
        func event(_ type: EventType, _ id: String, of target: String) throws -> NewEvent {
            var event = try NewEvent.fact(
                id,
                destination: .subjectOfTarget,
                target: .key(try EventKey(source: "cpr", id: target))
            )
            event.type = type
            return event
        }
        let store = try kind.make().store
        _ = try store.store(.fact("fact"))
        let early = try event(.lift, "early", of: "fact")
        #expect(try store.refusal([early]) == early.target.map { .wrongTarget($0) })
        _ = try store.store(event(.restriction, "restriction", of: "fact"))
        _ = try store.store(event(.lift, "lift", of: "restriction"))
        for target in ["restriction", "lift"] {
            let wrong = try event(.restriction, "wrong", of: target)
            #expect(try store.refusal([wrong]) == wrong.target.map { .wrongTarget($0) })
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `a subject is known by its number once it has events`(kind: StoreKind) throws {
        let store = try kind.make().store
        let subject = SubjectID(rawValue: 1)
        #expect(
            try store.refusal([.fact("1", destination: .subject(subject))])
                == .unknownSubject(subject)
        )
        #expect(
            try store.refusal([.fact("1"), .fact("2", destination: .subject(subject))])
                == .unknownSubject(subject)
        )
        _ = try store.store(.fact("1"))
        #expect(try store.store(.fact("2", destination: .subject(subject))).subject == subject)
    }

    @Test(arguments: StoreKind.allCases)
    func `a target is found by key or by id alone and lends its subject`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("a", source: "cpr", person: 0))
        _ = try store.store(.fact("b", source: "jobnet", person: 1))
        let byKey = try store.store(
            .fact(
                "c",
                destination: .subjectOfTarget,
                target: .key(EventKey(source: "jobnet", id: "b"))
            )
        )
        #expect(byKey.subject == SubjectID(rawValue: 2))
        let byID = try store.store(
            .fact("d", source: "skat", destination: .subjectOfTarget, target: .id("a"))
        )
        #expect(byID.subject == SubjectID(rawValue: 1))
        #expect(try store.log().map(\.target?.rawValue) == [nil, nil, 1, 0])
    }

    @Test(arguments: StoreKind.allCases)
    func `a target that is not stored is refused, an event of the same request included`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store(.fact("0"))
        let missing = NewEvent.Target.key(try EventKey(source: "cpr", id: "1"))
        let foreign = NewEvent.Target.key(try EventKey(source: "nobody", id: "0"))
        for target in [missing, foreign, .id("1")] {
            #expect(
                try store.refusal([.fact("1"), .fact("2", target: target)])
                    == .unknownTarget(target)
            )
        }
        #expect(try store.nextPosition() == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `an id that several sources have is ambiguous until a source is stated`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        _ = try store.store([.fact("x", source: "cpr"), .fact("x", source: "jobnet")])
        #expect(
            try store.refusal([.fact("1", source: "skat", target: .id("x"))])
                == .ambiguousTarget(id: "x")
        )
        let key = NewEvent.Target.key(try EventKey(source: "jobnet", id: "x"))
        _ = try store.store(.fact("1", source: "skat", target: key))
        #expect(try store.log().last?.target == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `new sources of one submission each get a number, and targets by id find them`(
        kind: StoreKind
    ) throws {
        let store = try kind.make().store
        let outcomes = try store.append([
            AppendRequest([try .fact("a", source: "s0"), try .fact("b", source: "s1")]),
            AppendRequest([try .fact("c", source: "s2", target: .id("a"))]),
            AppendRequest([try .fact("d", source: "s3"), try .fact("e", source: "s3")]),
        ])
        #expect(
            outcomes.allSatisfy { outcome in
                if case .stored = outcome { true } else { false }
            }
        )
        let names = try (UInt32(0)..<5).map { try store.sourceName(SourceNumber(rawValue: $0)) }
        #expect(names == ["s0", "s1", "s2", "s3", nil])
        #expect(try store.sources() == ["s0", "s1", "s2", "s3"])
        #expect(try store.log().map(\.key.source) == ["s0", "s1", "s2", "s3", "s3"])
        #expect(try store.log().map(\.target?.rawValue) == [nil, nil, 0, nil, nil])
        _ = try store.store([.fact("f", source: "s4")])
        #expect(try store.sources() == ["s0", "s1", "s2", "s3", "s4"])
    }
}
