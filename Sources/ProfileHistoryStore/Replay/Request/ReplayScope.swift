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
        lastSubject = try Self.lastSubject(of: log)
    }

    /// Finds the greatest number of a subject by halving; a look costs one short transaction.
    private static func lastSubject(of log: any EventStore) throws -> UInt64 {
        func hasAny(from number: UInt64) throws -> Bool {
            try !log.subjects(from: SubjectID(rawValue: number), limit: 1).isEmpty
        }
        guard try hasAny(from: 1) else { return 0 }
        var low: UInt64 = 1
        var high: UInt64 = 2
        while try hasAny(from: high) {
            low = high
            let (next, isPast) = high.multipliedReportingOverflow(by: 2)
            guard !isPast else { return .max }
            high = next
        }
        // Somebody is at or behind `low`, nobody at or behind `high`.
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if try hasAny(from: middle) { low = middle } else { high = middle }
        }
        return low
    }
}
