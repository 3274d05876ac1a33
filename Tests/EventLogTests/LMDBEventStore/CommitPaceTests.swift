import Testing

@testable import EventLog

/// How long a transaction is held open for others to join.
@Suite struct CommitPaceTests {
    private func pace(
        _ goal: CommitPace.Goal = .soon,
        after count: Int,
        meanwhile: Int = 5,
        took duration: Duration
    ) -> CommitPace {
        var pace = CommitPace(goal)
        pace.note(submissionCount: count, cameMeanwhile: meanwhile, took: duration)
        return pace
    }

    private func waits(
        _ pace: CommitPace,
        _ waitingCount: Int,
        for elapsed: Duration = .zero,
        silence: Duration = .zero
    ) -> Bool {
        pace.isWorthWaiting(waitingCount: waitingCount, for: elapsed, sinceLastCame: silence)
    }

    @Test func `nobody waits at first, nor after a caller who came alone`() {
        #expect(!waits(CommitPace(), 1))
        #expect(!waits(pace(after: 1, took: .milliseconds(8)), 1))
    }

    @Test func `a group is waited for until it is complete`() {
        let pace = pace(after: 64, took: .milliseconds(8))
        for count in 1..<64 { #expect(waits(pace, count)) }
        #expect(!waits(pace, 64))
        #expect(!waits(pace, 65))
    }

    @Test func `a group that does not come again is not waited for`() {
        let pace = pace(after: 64, took: .milliseconds(8))
        #expect(waits(pace, 10, for: .milliseconds(1), silence: .microseconds(199)))
        #expect(!waits(pace, 10, for: .milliseconds(1), silence: CommitPace.quiet))
    }

    @Test func `nobody waits longer than half a commit, nor than two milliseconds`() {
        let short = pace(after: 64, took: .milliseconds(2))
        #expect(waits(short, 1, for: .microseconds(999)))
        #expect(!waits(short, 1, for: .milliseconds(1)))
        let long = pace(after: 2, took: .seconds(10))
        #expect(waits(long, 1, for: .microseconds(1_999)))
        #expect(!waits(long, 1, for: .milliseconds(2)))
    }

    @Test func `who came meanwhile is waited for too where commits are dear`() {
        #expect(!waits(pace(.together, after: 1, meanwhile: 0, took: .milliseconds(8)), 1))
        let pace = pace(.together, after: 10, meanwhile: 20, took: .microseconds(10))
        #expect(waits(pace, 29, for: .microseconds(7_999), silence: .microseconds(999)))
        #expect(!waits(pace, 30))
        #expect(!waits(pace, 29, for: .milliseconds(8)))
        #expect(!waits(pace, 29, silence: CommitPace.quietTogether))
    }
}
