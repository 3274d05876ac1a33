#if DEBUG
import EventLog
import LMDB
import Synchronization
import Testing

@testable import AccessLog

/// The disk fails at every call of a commit: whoever reads hears of it, nothing is half there.
@Suite struct AccessFailureTests {
    private static let errors: [LMDBError] = [.mapFull, .noSpace, .inputOutput]

    private static func submitTwo(_ log: AccessStore) -> [Result<UInt64, AccessLogError>] {
        let answers = Mutex<[Result<UInt64, AccessLogError>]>([])
        for subject in UInt64(1)...2 {
            log.submit(.reading(subject, criterion: "c")) { answer in
                answers.withLock { $0.append(answer) }
            }
        }
        log.waitUntilIdle()
        return answers.withLock { $0 }
    }

    @Test(arguments: errors)
    func `an entry that fails at any call is answered with the failure and is not there`(
        error: LMDBError
    ) throws {
        var failures = 0
        for ordinal in 1... {
            let forced = ForcedErrors()
            let world = try AccessWorld(isOpen: false)
            try ForcedErrors.$current.withValue(forced) { try world.reopen() }
            _ = try world.log.log(.reading(3))
            forced.failAnyCall(ordinal, with: error)
            let answers = Self.submitTwo(world.log)
            if forced.isPending { break }
            failures += 1
            forced.removeAll()
            let stored = answers.compactMap { try? $0.get() }
            #expect(answers.count == 2)
            #expect(stored.count < 2, "call \(ordinal)")
            try world.reopen()
            #expect(try world.log.count() == UInt64(1 + stored.count), "call \(ordinal)")
            #expect(try world.log.verify().findings == [], "call \(ordinal)")
            #expect(Self.submitTwo(world.log).allSatisfy { (try? $0.get()) != nil })
        }
        // Below that the sweep has not reached the commit.
        #expect(failures > 8)
    }

    @Test(arguments: errors)
    func `after a commit that failed nothing is logged until the log is opened anew`(
        error: LMDBError
    ) throws {
        let forced = ForcedErrors()
        let world = try AccessWorld(isOpen: false)
        try ForcedErrors.$current.withValue(forced) { try world.reopen() }
        forced.fail(.commit, with: error)
        #expect(throws: AccessLogError.store(EventLogError(.storage, ""))) {
            try world.log.log(.reading(1))
        }
        #expect(throws: AccessLogError.store(EventLogError(.storage, ""))) {
            try world.log.log(.reading(1))
        }
        #expect(try world.log.all() == [])
        try world.reopen()
        #expect(try world.log.log(.reading(1)) == 0)
    }
}
#endif
