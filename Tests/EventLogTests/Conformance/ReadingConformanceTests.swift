import EventLog
import EventModel
import Testing

/// Reads by position, by subject and by name, in both stores.
@Suite struct ReadingConformanceTests {
    /// A store with `count` events of four persons, every one with a body of its own.
    private func filled(_ kind: StoreKind, count: Int) throws -> StoreUnderTest {
        let test = try kind.make()
        let requests = try (0..<count).map { index in
            AppendRequest([
                try .fact("e-\(index)", person: index % 4, body: [UInt8(index % 251)])
            ])
        }
        _ = try test.store.append(requests)
        return test
    }

    @Test(arguments: StoreKind.allCases)
    func `positions are gapless from zero and revisions gapless in each stream`(
        kind: StoreKind
    ) throws {
        let store = try filled(kind, count: 100).store
        let log = try store.log()
        #expect(log.map(\.position.rawValue) == Array(0..<100))
        for subject in try store.subjects(from: .registry, limit: 10) {
            let own = log.filter { $0.subject == subject }
            #expect(own.map(\.revision.rawValue) == Array(0..<25))
            #expect(try store.events(of: subject) == own)
            let tail = try store.events(of: subject, from: Revision(rawValue: 20))
            #expect(tail == Array(own[20...]))
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `recorded time increases strictly even when the clock stands or steps back`(
        kind: StoreKind
    ) throws {
        let test = try kind.make()
        let start = test.clock.now.microseconds
        var expected: [Int64] = []
        for (index, step) in [Int64(0), 0, -3_600_000_000, 0, 10, 3_600_000_500].enumerated() {
            test.clock.move(by: step)
            _ = try test.store.store([.fact("a\(index)"), .fact("b\(index)", person: 1)])
            for _ in 0..<2 {
                let earliest = expected.last.map { $0 + 1 } ?? start
                expected.append(max(test.clock.now.microseconds, earliest))
            }
        }
        #expect(try test.store.log().map(\.recorded.instant.microseconds) == expected)
        #expect(expected.last == start + 511)
    }

    @Test(arguments: StoreKind.allCases)
    func `a range of positions is cut to the log and to the limit`(kind: StoreKind) throws {
        let store = try filled(kind, count: 10).store
        let log = try store.log()
        for start in 0...12 {
            for limit in [0, 1, 3, 100] {
                let page = try store.events(from: Position(rawValue: UInt64(start)), limit: limit)
                #expect(page == Array(log.dropFirst(start).prefix(limit)))
            }
        }
        #expect(try store.events(from: Position(rawValue: .max), limit: 10).isEmpty)
        #expect(try store.events(from: .first, limit: -1).isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `pages walk a range lazily, without gaps and without repeats`(kind: StoreKind) throws {
        let store = try filled(kind, count: 2_500).store
        let log = try store.log()
        for (start, end) in [(0, 2_500), (0, 9_999), (1_023, 1_025), (7, 7), (2_500, 3_000)] {
            var pages = store.events(
                in: Position(rawValue: UInt64(start))..<Position(rawValue: UInt64(end))
            )
            var found: [Event] = []
            while true {
                let page = try pages.nextPage()
                if page.isEmpty { break }
                found += page
            }
            #expect(found == Array(log[min(start, 2_500)..<min(end, 2_500)]))
            #expect(try pages.nextPage().isEmpty)
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `a page read later sees events that were stored after the walk began`(
        kind: StoreKind
    ) throws {
        let store = try filled(kind, count: 5).store
        var pages = store.events(in: .first..<Position(rawValue: 100))
        #expect(try pages.nextPage().count == 5)
        _ = try store.store(.fact("late"))
        #expect(try pages.nextPage().map(\.key.id) == ["late"])
        #expect(try pages.nextPage().isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `subjects are listed in order from any number on`(kind: StoreKind) throws {
        let store = try filled(kind, count: 8).store
        _ = try store.store(.fact("r", destination: .subject(.registry)))
        for first in UInt64(0)...6 {
            for limit in 0...6 {
                let found = try store.subjects(from: SubjectID(rawValue: first), limit: limit)
                let expected = Array((UInt64(0)...4).drop { $0 < first }.prefix(limit))
                #expect(found.map(\.rawValue) == expected)
            }
        }
        #expect(try store.subjects(from: SubjectID(rawValue: .max), limit: 5).isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `a scan lends the streams of a range in order`(kind: StoreKind) throws {
        let store = try filled(kind, count: 8).store
        #expect(try store.endOfSubjects() == SubjectID(rawValue: 5))
        _ = try store.store(.fact("r", destination: .subject(.registry)))
        for round in 0..<60 {
            let body = [UInt8](repeating: UInt8(round), count: 900)
            _ = try store.store(.fact("long-\(round)", person: 1, body: body))
        }
        var workspace = StreamWorkspace()
        for first in UInt64(0)...6 {
            for end in first...7 {
                var found: [PackedStream] = []
                let range = SubjectID(rawValue: first)..<SubjectID(rawValue: end)
                try store.scan(range, using: &workspace) { subject, bytes in
                    found.append(PackedStream(subject: subject, bytes: [UInt8](copying: bytes)))
                }
                let expected = try (first..<end).compactMap {
                    try store.stream(of: SubjectID(rawValue: $0))
                }
                #expect(found == expected)
            }
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `one workspace lends one stream after the other, and none for nobody`(
        kind: StoreKind
    ) throws {
        let store = try filled(kind, count: 30).store
        var workspace = StreamWorkspace()
        for number in UInt64(0)...6 {
            let subject = SubjectID(rawValue: number)
            var found: PackedStream?
            let isStored = try store.read(subject, using: &workspace) { bytes in
                found = PackedStream(subject: subject, bytes: [UInt8](copying: bytes))
            }
            #expect(found == (try store.stream(of: subject)))
            #expect(isStored == (1...4 ~= number))
            #expect(try store.lastRevision(of: subject) == store.events(of: subject).last?.revision)
            let standing = LogStanding(
                next: try store.nextPosition(),
                revision: try store.lastRevision(of: subject),
                registryRevision: try store.lastRevision(of: .registry),
                commit: try store.lastCommit()
            )
            #expect(try store.standing(of: subject) == standing)
        }
        #expect(throws: EventLogError(.damaged, "a stream")) {
            _ = try store.read(SubjectID(rawValue: 1), using: &workspace) { _ in
                throw CodecError(offset: 1, reason: "torn")
            }
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `commits are counted or not, and each is another`(kind: StoreKind) throws {
        let store = try kind.make().store
        var seen: Set<UInt64> = []
        for number in 0..<5 {
            _ = try store.append([AppendRequest([try .fact("e-\(number)")])])
            guard let commit = try store.lastCommit() else { continue }
            #expect(seen.insert(commit).inserted)
            #expect(try store.standing(of: .registry).commit == commit)
            // Reading is no commit.
            _ = try store.stream(of: SubjectID(rawValue: 1))
            #expect(try store.lastCommit() == commit)
        }
        #expect(seen.isEmpty == (kind == .inMemory))
    }

    @Test(arguments: StoreKind.allCases)
    func `an empty store has nobody to scan`(kind: StoreKind) throws {
        let store = try kind.make().store
        #expect(try store.endOfSubjects() == nil)
        var workspace = StreamWorkspace()
        let everybody = SubjectID.registry..<SubjectID(rawValue: .max)
        try store.scan(everybody, using: &workspace) { subject, _ in
            Issue.record("\(subject) has no events")
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `what the visitor of a scan throws comes out`(kind: StoreKind) throws {
        let store = try filled(kind, count: 8).store
        var workspace = StreamWorkspace()
        let everybody = SubjectID.registry..<SubjectID(rawValue: .max)
        #expect(throws: EventLogError(.newerFormat, "stop")) {
            try store.scan(everybody, using: &workspace) { _, _ in
                throw EventLogError(.newerFormat, "stop")
            }
        }
        #expect(throws: EventLogError(.damaged, "a stream")) {
            try store.scan(everybody, using: &workspace) { _, _ in
                throw CodecError(offset: 1, reason: "torn")
            }
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `a bookmark is kept with its events, replaced and forgotten`(kind: StoreKind) throws {
        let store = try kind.make().store
        func keep(_ value: [UInt8]?, _ requests: [AppendRequest] = []) throws {
            _ = try store.append(requests, bookmark: Bookmark(name: "feed", value: value))
        }
        try keep([1], [AppendRequest([try .fact("1")])])
        #expect(try store.bookmark(named: "feed") == [1])
        #expect(try store.bookmark(named: "other") == nil)
        try keep([2, 3], [AppendRequest([])])
        #expect(try store.bookmark(named: "feed") == [2, 3])
        try keep([])
        #expect(try store.bookmark(named: "feed") == [])
        try keep(nil)
        #expect(try store.bookmark(named: "feed") == nil)
        try keep(nil)
        #expect(try store.nextPosition() == Position(rawValue: 1))
    }

    @Test(arguments: StoreKind.allCases)
    func `a bookmark with the longest name is kept`(kind: StoreKind) throws {
        let store = try kind.make().store
        let name = String(repeating: "n", count: Bookmark.maximumNameByteCount)
        _ = try store.append([], bookmark: Bookmark(name: name, value: [1]))
        #expect(try store.bookmark(named: name) == [1])
    }

    @Test(arguments: StoreKind.allCases)
    func `a stream of many segments is read whole`(kind: StoreKind) throws {
        let store = try kind.make().store
        for round in 0..<40 {
            let requests = try (0..<7).map { index in
                AppendRequest([
                    try .fact(
                        "e-\(round)-\(index)",
                        person: index % 2,
                        body: [UInt8](repeating: UInt8(index), count: 900)
                    )
                ])
            }
            _ = try store.append(requests)
        }
        let log = try store.log()
        for subject in [SubjectID(rawValue: 1), SubjectID(rawValue: 2)] {
            #expect(try store.events(of: subject) == log.filter { $0.subject == subject })
        }
    }
}
