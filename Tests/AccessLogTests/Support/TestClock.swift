import EventLog
import EventModel
import Synchronization

/// A clock that stands where the test puts it.
final class TestClock: Sendable {
    private let microseconds: Mutex<Int64>

    /// Starts in the year 2020.
    init(_ microseconds: Int64 = 1_577_836_800_000_000) {
        self.microseconds = Mutex(microseconds)
    }

    var now: Instant { Instant(microseconds: microseconds.withLock { $0 }) }

    /// Moves the clock, back too.
    func move(by step: Int64) {
        microseconds.withLock { $0 += step }
    }

    /// The clock as a store takes it.
    var recording: RecordingClock { RecordingClock { self.now } }
}
