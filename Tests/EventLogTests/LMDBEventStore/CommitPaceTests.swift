import Testing

@testable import EventLog

/// How long a transaction is held open for others to join.
@Suite struct CommitPaceTests {
    private func pace(after count: Int, took duration: Duration) -> CommitPace {
        var pace = CommitPace()
        pace.note(submissionCount: count, took: duration)
        return pace
    }

    @Test func `nobody waits at first, nor after a caller who came alone`() {
        #expect(!CommitPace().isWorthWaiting(waitingCount: 1, for: .zero))
        let pace = pace(after: 1, took: .milliseconds(8))
        #expect(!pace.isWorthWaiting(waitingCount: 1, for: .zero))
    }

    @Test func `a group is waited for until it is complete`() {
        let pace = pace(after: 64, took: .milliseconds(8))
        for count in 1..<64 { #expect(pace.isWorthWaiting(waitingCount: count, for: .zero)) }
        #expect(!pace.isWorthWaiting(waitingCount: 64, for: .zero))
        #expect(!pace.isWorthWaiting(waitingCount: 65, for: .zero))
    }

    @Test func `a group that does not come again costs an eighth of a commit`() {
        let pace = pace(after: 64, took: .milliseconds(8))
        #expect(pace.isWorthWaiting(waitingCount: 1, for: .microseconds(999)))
        #expect(!pace.isWorthWaiting(waitingCount: 1, for: .milliseconds(1)))
    }

    @Test func `a long commit makes nobody wait longer than two milliseconds`() {
        let pace = pace(after: 2, took: .seconds(10))
        #expect(pace.isWorthWaiting(waitingCount: 1, for: .microseconds(1_999)))
        #expect(!pace.isWorthWaiting(waitingCount: 1, for: .milliseconds(2)))
    }
}
