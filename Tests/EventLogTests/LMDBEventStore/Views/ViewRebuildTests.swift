import EventModel
import LMDB
import Testing

@testable import EventLog

/// A view that is rebuilt from the log is the one that was kept with it.
@Suite struct ViewRebuildTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: UInt64(1)...12)
    func `a rebuilt view equals the kept one, however events were batched and blocks are cut`(
        seed: UInt64
    ) throws {
        var history = RandomHistory(seed: seed)
        let store = try LMDBEventStore.quick(folder, clock: history.clock)
        // Single requests, and batches in which a stream fills several segments.
        let size = [1, 3, 40][Int(seed % 3)]
        try history.append(batches: 2_400 / (size + 1), requests: size, to: store)
        let kept = try ViewContents(inUseBy: store)
        let logged = try ViewContents(loggedBy: store)
        #expect(kept == logged)
        #expect(kept.rows.values.contains { $0.isClosed })
        for generation in UInt64(1)...3 {
            for view in StoredView.allCases {
                let limits = RebuildLimits.small(&history.generator.random)
                var check = ViewRebuild(view, of: store.files, limits: limits)
                #expect(try check.verify().isEqual)
                var rebuild = ViewRebuild(view, of: store.files, limits: limits)
                #expect(try rebuild.rebuild() == generation)
                #expect(try ViewContents(inUseBy: store) == logged)
            }
            let states = try store.views()
            #expect(states.map(\.generation) == [generation, generation])
            #expect(states.allSatisfy { $0.rebuild == nil })
        }
        // What is appended afterwards goes behind the new one.
        try history.append(batches: 12, requests: size, to: store)
        #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
    }

    @Test func `segments do not depend on how events were batched`() throws {
        var contents: [ViewContents] = []
        for size in [1, 7, 1_000] {
            let folder = try TemporaryFolder()
            let store = try LMDBEventStore.quick(folder)
            let events = try (0..<400).map { index in
                let body = [UInt8](repeating: 7, count: [5, 90, 900, 9_000][index % 4])
                return try NewEvent.fact("e-\(index)", person: index % 3, body: body)
            }
            for start in stride(from: 0, to: events.count, by: size) {
                let batch = events[start..<min(events.count, start + size)]
                _ = try store.append(batch.map { AppendRequest([$0]) })
            }
            contents.append(try ViewContents(inUseBy: store))
        }
        #expect(contents[0].rows.count > 30)
        // The clock stands, so events have the same times in each.
        #expect(contents[0] == contents[1])
        #expect(contents[0] == contents[2])
    }

    @Test(arguments: UInt64(1)...3)
    func `a rebuild that is abandoned anywhere goes on from there`(seed: UInt64) throws {
        var history = RandomHistory(seed: seed)
        var limits = RebuildLimits.small(&history.generator.random)
        limits.streamsPerStep = 2
        limits.pagesPerClearing = 1
        var store = try LMDBEventStore.quick(folder, clock: history.clock)
        try history.append(batches: 60, requests: 3, to: store)
        var (finished, abandoned): (UInt64, Int) = (0, 0)
        while finished < 2 {
            for view in StoredView.allCases {
                var stepsLeft = Int.random(in: 0...4, using: &history.generator.random)
                var rebuild = ViewRebuild(view, of: store.files, limits: limits) { _ in
                    stepsLeft -= 1
                    if stepsLeft < 0 { throw Abandoned() }
                }
                do {
                    finished = max(finished, try rebuild.rebuild())
                } catch is Abandoned {
                    abandoned += 1
                }
                #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
            }
            try history.append(batches: 1, requests: 2, to: store)
            store = try reopened(consume store, history)
        }
        #expect(abandoned > 10)
        for view in StoredView.allCases {
            _ = try store.rebuild(view) { _ in }
            #expect(try store.verify(view) { _ in }.isEqual)
        }
        #expect(try store.views().allSatisfy { $0.rebuild == nil })
        try expectOtherHalfEmpty(store)
    }

    @Test(arguments: UInt64(1)...3)
    func `a verification that is abandoned anywhere changes nothing and can be run again`(
        seed: UInt64
    ) throws {
        var history = RandomHistory(seed: seed)
        let store = try LMDBEventStore.quick(folder, clock: history.clock)
        try history.append(batches: 40, requests: 3, to: store)
        var abandoned = 0
        for steps in 0... {
            let limits = RebuildLimits.small(&history.generator.random)
            var stepsLeft = steps
            var rebuild = ViewRebuild(.history, of: store.files, limits: limits) { _ in
                stepsLeft -= 1
                if stepsLeft < 0 { throw Abandoned() }
            }
            do {
                #expect(try rebuild.verify().isEqual)
                break
            } catch is Abandoned {
                abandoned += 1
                try history.append(batches: 1, requests: 2, to: store)
            }
        }
        #expect(abandoned > 5)
        #expect(try store.verify(.history) { _ in }.isEqual)
        let state = try store.views()[0]
        #expect(state.generation == 0 && state.rebuild == nil)
        try expectOtherHalfEmpty(store)
    }

    @Test func `an empty store is rebuilt and verified`() throws {
        let store = try LMDBEventStore.quick(folder)
        for view in StoredView.allCases {
            #expect(try store.verify(view) { _ in }.isEqual)
            #expect(try store.rebuild(view) { _ in } == 1)
        }
        #expect(try store.store(.fact("a")).position == .first)
        #expect(try store.views().map(\.through.rawValue) == [1, 1])
    }

    @Test func `a rebuild takes over the copy of a verification that was interrupted`() throws {
        var history = RandomHistory(seed: 5)
        let store = try LMDBEventStore.quick(folder, clock: history.clock)
        try history.append(batches: 40, requests: 3, to: store)
        var limits = RebuildLimits()
        limits.blockEventCount = 10
        var verification = ViewRebuild(.history, of: store.files, limits: limits) { progress in
            if progress.done >= 20 { throw Abandoned() }
        }
        #expect(throws: Abandoned.self) { try verification.verify() }
        let interrupted = try #require(try store.views()[0].rebuild)
        #expect(interrupted.phase == .verifying)
        #expect(interrupted.generation == 1)
        #expect(interrupted.through == Position(rawValue: 20))
        #expect(interrupted.byteCount > 0)
        var first: Int?
        #expect(try store.rebuild(.history) { first = first ?? $0.done } == 1)
        #expect(try #require(first) > 20)
        #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
    }

    @Test func `a verification does not touch a rebuild that is under way`() throws {
        var history = RandomHistory(seed: 6)
        let store = try LMDBEventStore.quick(folder, clock: history.clock)
        try history.append(batches: 20, requests: 3, to: store)
        var rebuild = ViewRebuild(.index, of: store.files) { _ in throw Abandoned() }
        #expect(throws: Abandoned.self) { try rebuild.rebuild() }
        let before = try store.views()
        #expect(throws: EventLogError(.underWay, "")) { try store.verify(.index) { _ in } }
        #expect(try store.views() == before)
        #expect(try store.rebuild(.index) { _ in } == 1)
        #expect(try store.verify(.index) { _ in }.isEqual)
    }

    @Test func `a snapshot from before the flip reads the rows of before`() throws {
        var history = RandomHistory(seed: 7)
        let store = try LMDBEventStore.quick(folder, clock: history.clock)
        try history.append(batches: 30, requests: 4, to: store)
        let subjects = try store.subjects(from: .registry, limit: .max)
        let before = try subjects.map { try store.stream(of: $0)?.bytes }
        try store.files.read { files, txn in
            #expect(try store.rebuild(.history) { _ in } == 1)
            try history.append(batches: 5, requests: 4, to: store)
            #expect(try subjects.map { try files.stream(of: $0, in: txn)?.bytes } == before)
            // Two generations later the same half is in use again, and still not for this one.
            #expect(try store.rebuild(.history) { _ in } == 2)
            #expect(try subjects.map { try files.stream(of: $0, in: txn)?.bytes } == before)
        }
        #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
    }

    private func reopened(
        _ store: consuming LMDBEventStore,
        _ history: RandomHistory
    ) throws -> LMDBEventStore {
        _ = consume store
        return try LMDBEventStore.quick(folder, clock: history.clock)
    }

    private func expectOtherHalfEmpty(_ store: LMDBEventStore) throws {
        try store.files.read { _, txn in
            for state in try store.views() {
                let other = try #require(store.files.views.handles(of: state.generation + 1))
                for database in other.databases(of: state.view) {
                    #expect(try txn.statistics(of: database).entryCount == 0)
                }
            }
        }
    }
}

/// The reason for which a test stops a rebuild.
struct Abandoned: Error {}
