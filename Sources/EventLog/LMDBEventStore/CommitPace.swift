internal import Glibc

/// How long the writer holds the next transaction open for submissions to join it.
///
/// Callers that wait for the disk are answered together and come again together, a few microseconds
/// apart. If the writer began at once, the first of them would get a commit of her own and all
/// others would wait for it: half the throughput. So it waits until as many have come as were
/// answered last, as long as they keep coming, but no longer than half of what that commit took. A
/// single caller is never held up; a group that does not come again costs ``quiet``.
package struct CommitPace: Sendable {
    /// How often the writer looks whether more have come.
    private static let lookMicroseconds: UInt32 = 20
    /// How long without anybody new says that nobody else will come.
    static let quiet = Duration.microseconds(200)
    private static let longestWait = Duration.milliseconds(2)

    /// How many submissions shared the last transaction.
    private var lastSubmissionCount = 1
    /// The longest that waiting for as many is worth.
    private var patience = Duration.zero

    /// Knows of no transaction yet.
    package init() {}

    /// Remembers a transaction.
    package mutating func note(submissionCount: Int, took duration: Duration) {
        lastSubmissionCount = submissionCount
        patience = min(duration / 2, Self.longestWait)
    }

    /// Holds the calling thread while others are likely to come.
    ///
    /// `waitingCount` tells how many have.
    package func gather(_ waitingCount: () -> Int) {
        let began = ContinuousClock.now
        var (count, lastCame) = (waitingCount(), began)
        while true {
            let now = ContinuousClock.now
            let found = waitingCount()
            if found > count { (count, lastCame) = (found, now) }
            guard
                isWorthWaiting(
                    waitingCount: count,
                    for: now - began,
                    sinceLastCame: now - lastCame
                )
            else { return }
            usleep(Self.lookMicroseconds)
        }
    }

    /// Whether others are likely to come soon enough.
    func isWorthWaiting(
        waitingCount: Int,
        for elapsed: Duration,
        sinceLastCame silence: Duration
    ) -> Bool {
        waitingCount < lastSubmissionCount && elapsed < patience && silence < Self.quiet
    }
}
