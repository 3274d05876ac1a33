internal import EventModel
internal import ProfileModel
internal import Projections

/// What is known of a person now and was not known when a score was made, or the other way round
/// where less is asked for than was known.
///
/// Only what is effective by the moment of the score: later events say nothing of it.
struct LateEvents {
    /// The late events, in the order of the log.
    private let late: [Entry]
    /// The event that an event acts on in the end, through chains of marks on marks.
    private let roots: [Position: Position]

    private struct Entry {
        let correction: Correction
        /// Whether it acts on others.
        let isMark: Bool
        /// Whether it has an effect: a mark that was itself annulled has none.
        let acts: Bool
    }

    /// Reads the events before a bound.
    init(in stream: RawSpan, unknownTo then: AsOf, knownTo now: AsOf) throws(CodecError) {
        var late: [Entry] = []
        var roots: [Position: Position] = [:]
        for entry in try SubjectHistory(of: stream, asOf: now).entries {
            let position = entry.provenance.position
            if let target = entry.target { roots[position] = roots[target] ?? target }
            guard let isMark = Self.isMark(entry),
                now.known.admits(entry.provenance) != then.known.admits(entry.provenance),
                entry.provenance.effective.map({ $0 <= now.effective }) ?? true
            else { continue }
            late.append(
                Entry(
                    correction: Correction(entry),
                    isMark: isMark,
                    acts: entry.standing == .visible || entry.standing == .notYetKnown
                )
            )
        }
        self.late = late
        self.roots = roots
    }

    /// Whether nothing came that can have changed anything; of events in a range where it is given.
    func isEmpty(in range: PositionRange?) -> Bool {
        !late.contains { range?.contains($0.correction.position) ?? true }
    }

    /// The late events that made an input another one: those that it is read from now, and those
    /// that took away or gave back what it is or was read from.
    func causes(from before: [Position], to after: [Position]) -> [Correction] {
        let changed = Set(before).symmetricDifference(after)
        return late.filter { entry in
            let position = entry.correction.position
            guard entry.isMark else { return changed.contains(position) }
            return entry.acts && (roots[position].map { changed.contains($0) } ?? false)
        }.map(\.correction)
    }

    /// Whether an event acts on others; nil for one that changes no profile.
    private static func isMark(_ entry: HistoryEntry) -> Bool? {
        switch entry.statement {
        case .fact, .submission: false
        case .annulment, .withdrawal: true
        case .dispute(let body): body.outcome == .accepted ? true : nil
        default: nil
        }
    }
}

extension Correction {
    fileprivate init(_ entry: HistoryEntry) {
        self.init(
            position: entry.provenance.position,
            type: entry.type,
            registered: entry.provenance.registered,
            recorded: entry.provenance.recorded
        )
    }
}

extension Known {
    fileprivate func admits(_ origin: Provenance) -> Bool {
        admits(
            registered: origin.registered,
            recorded: origin.recorded,
            position: origin.position
        )
    }
}
