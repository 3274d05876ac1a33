import EventModel
import Synchronization

/// A clock that stands where the test puts it, in seconds since 1970.
final class TestClock: Sendable {
    private let seconds: Mutex<Double>

    init(_ seconds: Double = Double(TokenIssuer.now)) {
        self.seconds = Mutex(seconds)
    }

    var now: Instant { Instant(microseconds: seconds.withLock { Int64($0 * 1e6) }) }

    /// Moves the clock, back too.
    func move(by step: Double) {
        seconds.withLock { $0 += step }
    }
}
