#if DEBUG
import EventModel
import LMDB
import Testing

@testable import EventLog

/// LMDB fails at every single call of a rebuild: the view in use stays, and a rebuild goes on.
@Suite struct ViewForcedErrorTests {
    private static var limits: RebuildLimits {
        var limits = RebuildLimits()
        limits.blockEventCount = 2
        limits.streamsPerStep = 1
        limits.pagesPerClearing = 0
        limits.entriesPerComparison = 1
        return limits
    }

    @Test(arguments: ForcedErrorTests.errors, StoredView.allCases)
    func `a rebuild that fails at any call leaves the view in use, and goes on after reopening`(
        error: LMDBError,
        view: StoredView
    ) throws {
        var failures = 0
        for ordinal in 1... {
            let world = try FailingStore()
            let before = try world.snapshot()
            world.forced.failAnyCall(ordinal, with: error)
            do {
                var rebuild = ViewRebuild(view, of: world.store.files, limits: Self.limits)
                _ = try rebuild.rebuild()
                #expect(world.forced.isPending, "call \(ordinal)")
            } catch let found as LMDBError {
                #expect(found == error, "call \(ordinal)")
            }
            if world.forced.isPending { break }
            failures += 1
            world.forced.removeAll()
            // Reads go on in the store that failed.
            #expect(try world.snapshot() == before, "call \(ordinal)")
            try world.reopen()
            #expect(try world.snapshot() == before, "call \(ordinal)")
            #expect(try world.store.rebuild(view) { _ in } >= 1)
            #expect(try world.snapshot() == before, "call \(ordinal)")
            let logged = try ViewContents(loggedBy: world.store)
            #expect(try ViewContents(inUseBy: world.store) == logged, "call \(ordinal)")
            try world.expectSuccess()
        }
        #expect(failures > 60)
    }

    @Test(arguments: StoredView.allCases)
    func `a verification that fails at any call finds no difference, and can be run again`(
        view: StoredView
    ) throws {
        var failures = 0
        for ordinal in 1... {
            let world = try FailingStore()
            let before = try world.snapshot()
            world.forced.failAnyCall(ordinal, with: .inputOutput)
            do {
                var rebuild = ViewRebuild(view, of: world.store.files, limits: Self.limits)
                #expect(try rebuild.verify().isEqual)
                #expect(world.forced.isPending, "call \(ordinal)")
            } catch let found as LMDBError {
                #expect(found == .inputOutput, "call \(ordinal)")
            }
            if world.forced.isPending { break }
            failures += 1
            world.forced.removeAll()
            try world.reopen()
            #expect(try world.store.verify(view) { _ in }.isEqual, "call \(ordinal)")
            #expect(try world.snapshot() == before, "call \(ordinal)")
            #expect(try world.store.views().allSatisfy { $0.generation == 0 && $0.rebuild == nil })
        }
        #expect(failures > 60)
    }
}
#endif
