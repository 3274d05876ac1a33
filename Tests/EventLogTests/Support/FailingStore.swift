#if DEBUG
import Dispatch
import EventModel
import LMDB
import Synchronization
import Testing

@testable import EventLog

/// A store with some events, opened so that its calls can be made to fail.
final class FailingStore {
    let folder: TemporaryFolder
    let forced = ForcedErrors()
    let clock = TestClock()
    private var opened: LMDBEventStore?

    var store: LMDBEventStore {
        guard let opened else { preconditionFailure("The store is open between tests' steps") }
        return opened
    }

    init() throws {
        folder = try TemporaryFolder()
        let (folder, clock) = (folder, clock)
        opened = try ForcedErrors.$current.withValue(forced) {
            try LMDBEventStore.quick(folder, clock: clock)
        }
        _ = try store.store([
            .fact("a", person: 0), .fact("b", person: 1),
            .fact("c", destination: .subject(.registry)),
        ])
        _ = try store.append([], bookmark: Bookmark(name: "feed", value: [1]))
    }

    /// Opens the store anew, with no more failures.
    func reopen() throws {
        opened = nil
        opened = try LMDBEventStore.quick(folder, clock: clock)
    }

    /// Opens the store anew, so that its calls can be made to fail again.
    func reopenForced() throws {
        opened = nil
        let (folder, clock) = (folder, clock)
        opened = try ForcedErrors.$current.withValue(forced) {
            try LMDBEventStore.quick(folder, clock: clock)
        }
    }

    /// What is appended: new persons, a new source, an alias, a duplicate, a refusal, two streams.
    private static func requests() throws -> [[AppendRequest]] {
        [
            [
                AppendRequest([
                    try .fact("d", source: "new", person: 2), try .fact("e", person: 0),
                    try .fact("f", person: 3, furtherAlias: TestPersons.alias(4)),
                ]),
                AppendRequest([try .fact("a", person: 0)]),
                AppendRequest([try .fact("g", person: 0, target: .id("nothing"))]),
            ],
            [
                AppendRequest(
                    [
                        try .fact(
                            "h",
                            person: 1,
                            target: .id("a"),
                            furtherAlias: TestPersons.alias(7)
                        )
                    ],
                    expecting: [
                        Expectation(
                            .subject(SubjectID(rawValue: 2)),
                            .exactly(Revision(rawValue: 0))
                        )
                    ]
                )
            ],
        ]
    }

    /// Hands in two submissions that share a transaction, and waits for both answers.
    ///
    /// `prepare` runs when the store is idle, just before.
    func submitTwo(
        prepare: () -> Void = {}
    ) throws -> [Result<[AppendOutcome], EventLogError>] {
        let requests = try Self.requests()
        let answers = Mutex<[Result<[AppendOutcome], EventLogError>]>([])
        let isHeld = DispatchSemaphore(value: 0)
        let goOn = DispatchSemaphore(value: 0)
        store.submit([], bookmark: nil) { _ in
            isHeld.signal()
            goOn.wait()
        }
        isHeld.wait()
        prepare()
        store.submit(requests[0], bookmark: Bookmark(name: "feed", value: [2])) { answer in
            answers.withLock { $0.append(answer) }
        }
        store.submit(requests[1], bookmark: nil) { answer in
            answers.withLock { $0.append(answer) }
        }
        goOn.signal()
        store.writer.waitUntilIdle()
        return answers.withLock { $0 }
    }

    /// Sends the same again and expects all of it to be stored.
    func expectSuccess() throws {
        let results = try submitTwo()
        try #require(results.count == 2)
        guard case .stored(let placements) = try results[0].get()[0] else {
            Issue.record("the request is stored")
            return
        }
        #expect(placements.map(\.position.rawValue) == [3, 4, 5])
        #expect(placements.map(\.subject.rawValue) == [3, 1, 4])
        #expect(try store.log().map(\.key.id) == ["a", "b", "c", "d", "e", "f", "h"])
        #expect(try store.bookmark(named: "feed") == [2])
        #expect(try store.subject(for: TestPersons.alias(4)) == SubjectID(rawValue: 4))
        #expect(
            try store.aliases(of: SubjectID(rawValue: 2)) == [1, 7].map(TestPersons.alias)
        )
        let log = try store.log()
        for subject in try store.subjects(from: .registry, limit: 10) {
            #expect(try store.events(of: subject) == log.filter { $0.subject == subject })
        }
    }

    /// Everything that can be read.
    func snapshot() throws -> [String] {
        let subjects = try store.subjects(from: .registry, limit: 100)
        let keys = ["a", "b", "c", "d", "e", "f", "g", "h"]
        return [
            "\(try store.log())", "\(subjects)",
            "\(try subjects.map { try store.events(of: $0) })",
            "\(try subjects.map { try store.aliases(of: $0).map(\.digits) })",
            "\(try (0..<10).map { try store.subject(for: TestPersons.alias($0)) })",
            "\(try keys.map { try store.position(of: EventKey(source: "cpr", id: $0)) })",
            "\(String(describing: try store.position(of: EventKey(source: "new", id: "d"))))",
            "\(String(describing: try store.bookmark(named: "feed")))",
            "\(String(describing: try store.sourceName(SourceNumber(rawValue: 1))))",
        ]
    }
}
#endif
