public import EventModel
import ProfileModel

/// Everything that one stream holds, in the order of the log, each event with how it stands.
///
/// What is corrected, annulled, disputed or not yet known is listed too: nothing is left out.
public struct SubjectHistory: Hashable, Sendable {
    /// The events, first to last.
    public var entries: [HistoryEntry]

    /// Lists entries that are in the order of the log.
    public init(entries: [HistoryEntry]) {
        self.entries = entries
    }

    /// Decodes a packed stream and says how each event stands as the answer to a question.
    ///
    /// Cost: two or three passes over the stream and some allocations an event. Throws when the
    /// bytes are not a stream that a store writes.
    public init(of stream: RawSpan, asOf question: AsOf) throws(CodecError) {
        var fold = ProfileFold()
        try fold.select(from: stream, asOf: question)
        entries = []
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            let verdict = fold.marks.verdict(on: entry.position)
            entries.append(
                HistoryEntry(
                    provenance: try Provenance(entry),
                    type: entry.type,
                    target: entry.payload.target,
                    statement: try Statement(type: entry.type, body: entry.payload.body),
                    standing: try fold.standing(of: entry, verdict: verdict, asOf: question),
                    disputeCount: verdict.disputeCount,
                    remarkCount: verdict.remarkCount
                )
            )
        }
    }

    /// Decodes a packed stream and says how each event stands as the answer to a question.
    public init(of stream: [UInt8], asOf question: AsOf) throws(CodecError) {
        try unsafe self.init(of: stream.span.bytes, asOf: question)
    }
}

extension ProfileFold {
    /// How an event stands, after `select(from:asOf:)` for the same question.
    fileprivate func standing(
        of entry: borrowing StreamEntry,
        verdict: Verdict,
        asOf question: AsOf
    ) throws(CodecError) -> Standing {
        guard question.known.admits(entry) else { return .notYetKnown }
        if let annulment = verdict.annulledBy { return .annulled(by: annulment) }
        let isShown = entry.type == .fact || entry.type == .submission
        if let dispute = verdict.disputedBy, !(isShown && question.includesDisputed) {
            return .disputed(by: dispute)
        }
        if let effective = entry.payload.effective, effective > question.effective {
            return .notYetEffective
        }
        if entry.type == .restriction, let lift = verdict.liftedBy { return .lifted(by: lift) }
        guard isShown else { return .visible }
        var winner = submission
        if entry.type == .fact {
            let head = try FactBody.Head(decoding: entry.payload.body)
            winner = winners.winner(
                for: SeriesKey(attribute: head.attribute, period: head.period)
            )
        } else if let withdrawal = verdict.withdrawnBy {
            return .withdrawn(by: withdrawal)
        }
        guard let winner, winner.position != entry.position else { return .visible }
        return .superseded(by: winner.position)
    }
}
