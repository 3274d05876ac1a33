#if DEBUG
import EventModel
import LMDB
import Testing

@testable import EventLog

/// LMDB fails at every single call of an append: nothing is lost, nothing is half there.
@Suite struct ForcedErrorTests {
    /// The errors of a disk that is full or broken.
    static let errors: [LMDBError] = [.mapFull, .noSpace, .inputOutput]

    @Test(arguments: errors)
    func `an append that fails at any call stores nothing, and succeeds after reopening`(
        error: LMDBError
    ) throws {
        var failures = 0
        for ordinal in 1... {
            let world = try FailingStore()
            let before = try world.snapshot()
            let results = try world.submitTwo {
                world.forced.failAnyCall(ordinal, with: error)
            }
            if world.forced.isPending { break }
            failures += 1
            for result in results {
                #expect(result == .failure(EventLogError(.storage, "")), "call \(ordinal)")
            }
            world.forced.removeAll()
            // Reads go on in the store that failed.
            #expect(try world.snapshot() == before, "call \(ordinal)")
            try world.reopen()
            #expect(try world.snapshot() == before, "call \(ordinal)")
            try world.expectSuccess()
        }
        // Below that the sweep has not reached the commits.
        #expect(failures > 40)
    }

    @Test(arguments: errors)
    func `after a change that failed the same append succeeds without reopening`(
        error: LMDBError
    ) throws {
        let world = try FailingStore()
        for ordinal in [1, 2, 5, 9] {
            let results = try world.submitTwo {
                world.forced.fail(.put, with: error, onCall: ordinal)
            }
            for result in results {
                #expect(result == .failure(EventLogError(.storage, "")))
            }
        }
        try world.expectSuccess()
    }

    @Test(arguments: errors)
    func `after a commit that failed the store only reads until it is reopened`(
        error: LMDBError
    ) throws {
        // The first commit of an append with somebody new is the vault's, the second the log's.
        for commit in 1...2 {
            let world = try FailingStore()
            let before = try world.snapshot()
            let results = try world.submitTwo {
                world.forced.fail(.commit, with: error, onCall: commit)
            }
            for result in results {
                #expect(result == .failure(EventLogError(.storage, "")))
            }
            #expect(throws: EventLogError(.storage, "")) {
                try world.store.store(.fact("z", person: 8))
            }
            #expect(try world.snapshot() == before)
            try world.reopen()
            #expect(try world.snapshot() == before)
            try world.expectSuccess()
        }
    }

    @Test func `a person whose enrolment was followed by no event gets the same number later`()
        throws
    {
        let world = try FailingStore()
        let next = try #require(try world.store.subjects(from: .registry, limit: 100).last)
        world.forced.fail(.commit, with: .noSpace, onCall: 2)
        #expect(throws: EventLogError(.storage, "")) {
            try world.store.store(.fact("n", person: 5))
        }
        #expect(try world.store.subject(for: TestPersons.alias(5)) == nil)
        try world.reopen()
        let other = try world.store.store(.fact("other", person: 6)).subject
        #expect(other.rawValue == next.rawValue + 1)
        let same = try world.store.store(.fact("n", person: 5)).subject
        #expect(same.rawValue == next.rawValue + 2)
    }

    @Test func `an alias whose event was never stored is not kept for its person`() throws {
        let world = try FailingStore()
        world.forced.fail(.commit, with: .noSpace, onCall: 2)
        #expect(throws: EventLogError(.storage, "")) {
            try world.store.store(.fact("n", furtherAlias: TestPersons.alias(5)))
        }
        #expect(try world.store.aliases(of: SubjectID(rawValue: 1)) == [TestPersons.alias(0)])
        try world.reopen()
        #expect(try world.store.subject(for: TestPersons.alias(5)) == nil)
        // The number turns out to be somebody else's.
        let other = try world.store.store(.fact("other", person: 5)).subject
        #expect(other == SubjectID(rawValue: 3))
        #expect(try world.store.aliases(of: SubjectID(rawValue: 1)) == [TestPersons.alias(0)])
        #expect(try world.store.aliases(of: other) == [TestPersons.alias(5)])
        #expect(
            try world.store.refusal([.fact("n", furtherAlias: TestPersons.alias(5))])
                == .aliasTaken(by: other)
        )
    }

    @Test func `a second failure while the first is being undone loses nothing either`() throws {
        var failures = 0
        for ordinal in 1... {
            let world = try FailingStore()
            let before = try world.snapshot()
            // The vault has the batch's people, the log never heard of them.
            _ = try world.submitTwo { world.forced.fail(.commit, with: .noSpace, onCall: 2) }
            try world.reopenForced()
            let results = try world.submitTwo {
                world.forced.failAnyCall(ordinal, with: .inputOutput)
            }
            if world.forced.isPending { break }
            failures += 1
            for result in results {
                #expect(result == .failure(EventLogError(.storage, "")), "call \(ordinal)")
            }
            world.forced.removeAll()
            try world.reopen()
            #expect(try world.snapshot() == before, "call \(ordinal)")
            try world.expectSuccess()
        }
        #expect(failures > 50)
    }

    @Test func `other submissions are served after a group that failed`() throws {
        let world = try FailingStore()
        world.forced.fail(.put, with: .mapFull)
        #expect(throws: EventLogError(.storage, "")) { try world.store.store(.fact("x")) }
        #expect(try world.store.store(.fact("y")).position == Position(rawValue: 3))
        #expect(try world.store.store(.fact("x")).position == Position(rawValue: 4))
    }

    @Test func `a source of a failed append has no number`() throws {
        let world = try FailingStore()
        world.forced.fail(.commit, with: .noSpace)
        #expect(throws: EventLogError(.storage, "")) {
            try world.store.store(.fact("x", source: "first"))
        }
        #expect(try world.store.sourceName(SourceNumber(rawValue: 1)) == nil)
        try world.reopen()
        _ = try world.store.store([.fact("x", source: "second"), .fact("y", source: "first")])
        #expect(try world.store.log().suffix(2).map(\.key.source) == ["second", "first"])
        #expect(try world.store.sourceName(SourceNumber(rawValue: 1)) == "second")
    }
}
#endif
