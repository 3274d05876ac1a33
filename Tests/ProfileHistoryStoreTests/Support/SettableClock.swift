import EventLog
import EventModel
import Synchronization

/// A clock that stands still until a test sets it.
final class SettableClock: Sendable {
    private let time: Mutex<Instant>

    init(_ time: String) throws {
        self.time = Mutex(try Instant(parsing: time))
    }

    /// The clock as a store takes it.
    var recording: RecordingClock {
        RecordingClock { self.time.withLock { $0 } }
    }

    func set(_ text: String) throws {
        let instant = try Instant(parsing: text)
        time.withLock { $0 = instant }
    }
}
