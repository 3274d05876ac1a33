public import EventModel
internal import Glibc

/// Where recorded times come from.
public struct RecordingClock: Sendable {
    private let read: @Sendable () -> Instant

    /// A clock that asks `read` for the time.
    public init(_ read: @escaping @Sendable () -> Instant) {
        self.read = read
    }

    /// The time now.
    ///
    /// It may step back; recorded times do not follow it.
    public func now() -> Instant { read() }

    /// The machine's clock (`CLOCK_REALTIME`), cut to microseconds.
    public static let system = RecordingClock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
