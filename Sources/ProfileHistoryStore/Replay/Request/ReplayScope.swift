internal import EventLog
internal import EventModel

/// What a run looks at, fixed when it starts: everything before ``end``, by the clock at ``now``.
///
/// A run is a function of the question and of this, whatever is appended beside it.
struct ReplayScope: Hashable, Sendable {
    /// The position behind the last one that is read.
    let end: Position
    /// When the run started; what is known *now* is known then.
    let now: Instant
    /// The greatest number of a subject.
    let lastSubject: UInt64

    /// The last position that is read, nil in an empty log.
    var through: Position? {
        end == .first ? nil : Position(rawValue: end.rawValue - 1)
    }

    init(end: Position, now: Instant, lastSubject: UInt64) {
        self.end = end
        self.now = now
        self.lastSubject = lastSubject
    }

    /// Fixes the scope of a run that starts now.
    init(of log: any EventStore, through: Position?, now: Instant) throws {
        let next = try log.nextPosition()
        if let through, through >= next {
            throw StoreError(
                .badInput,
                next == .first
                    ? "the log is empty"
                    : "the log ends at position \(next.rawValue - 1)",
                field: "through"
            )
        }
        end = through?.next ?? next
        self.now = now
        lastSubject = try log.endOfSubjects().map { $0.rawValue - 1 } ?? 0
    }
}
