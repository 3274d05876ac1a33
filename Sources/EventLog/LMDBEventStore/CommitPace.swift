internal import Glibc

/// How long the writer holds the next transaction open for submissions to join it.
///
/// Callers that wait for the disk are answered together and come again together, a few microseconds
/// apart. If the writer began at once, the first of them would get a commit of her own and all
/// others would wait for it: half the throughput. So it waits until all have come that are known to
/// be about, as long as they keep coming. A single caller is never held up; a group that does not
/// come again costs ``quiet``, or ``quietTogether``.
package struct CommitPace: Sendable {
    /// What is weighed against a caller's waiting.
    package enum Goal: Sendable {
        /// The throughput of callers who do nothing but wait: as many as were answered last are
        /// waited for, no longer than half of what that commit took.
        case soon
        /// The processor's time: whoever came while the last ones were answered is waited for, too,
        /// for up to eight milliseconds, since a commit costs as much for one as for many.
        case together
    }

    /// How long without anybody new says that nobody else will come.
    static let quiet = Duration.microseconds(200)
    /// The same where the processor's time counts: a caller's next submission takes work first.
    static let quietTogether = Duration.milliseconds(1)
    private static let longestWait = Duration.milliseconds(2)
    private static let longestWaitTogether = Duration.milliseconds(8)
    private static let look = Duration.microseconds(20)

    private let goal: Goal
    /// How many submissions are waited for.
    package private(set) var expectedCount = 1
    /// The longest that waiting for as many is worth.
    private var patience = Duration.zero

    /// Knows of no transaction yet.
    package init(_ goal: Goal = .soon) {
        self.goal = goal
    }

    /// Remembers a transaction, and how many came while it was written.
    package mutating func note(
        submissionCount: Int,
        cameMeanwhile: Int = 0,
        took duration: Duration
    ) {
        switch goal {
        case .soon:
            expectedCount = submissionCount
            patience = min(duration / 2, Self.longestWait)
        case .together:
            expectedCount = submissionCount + cameMeanwhile
            patience = Self.longestWaitTogether
        }
    }

    /// Holds the calling thread while others are likely to come.
    ///
    /// `waitingCount` tells how many have; `pause` waits for so long, or less when enough have.
    package func gather(
        _ waitingCount: () -> Int,
        pause: (Duration) -> Void = { usleep(UInt32($0 / .microseconds(1))) }
    ) {
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
            pause(goal == .soon ? Self.look : Self.quietTogether)
        }
    }

    /// Whether others are likely to come soon enough.
    func isWorthWaiting(
        waitingCount: Int,
        for elapsed: Duration,
        sinceLastCame silence: Duration
    ) -> Bool {
        waitingCount < expectedCount && elapsed < patience
            && silence < (goal == .soon ? Self.quiet : Self.quietTogether)
    }
}
