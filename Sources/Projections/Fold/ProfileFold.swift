public import EventModel
import ProfileModel

/// Works out profiles from packed streams: rules 1 to 4 of the as-of, exactly.
///
/// - A fact or submission is *visible* when its time on the question's clock is not after the
///   question's, no visible annulment names it, and no visible decision marks it "not to be used".
///   Annulments, decisions and withdrawals are visible by the same rule.
/// - Per attribute, and per period of a series, the visible fact with the greatest (effective,
///   registered, position) wins among those effective by the moment asked; it may say *ended*.
/// - Of the submissions the same, and a visible withdrawal of the winner leaves none.
///
/// Cost: one pass over the stream, or two when a mark hits what the first pass chose. No allocation
/// per event: the workspace grows with attributes, periods and marks, and is kept for the next
/// stream. A value of this type is used by one task at a time; make one for each.
public struct ProfileFold: Sendable {
    var winners = WinnerTable()
    var submission: Candidate?
    var marks = MarkTable()
    /// Whether the last stream holds restrictions, known or not: what ``choose(from:asOf:)`` gives
    /// does not heed them.
    public private(set) var mayBeRestricted = false
    /// How many entries the last fold read, passes added up.
    package private(set) var entriesRead = 0

    /// Makes an empty workspace.
    public init() {}

    /// How many cells of its tables this workspace has looked at to insert, in all its folds.
    package var probeCount: Int { winners.probeCount + marks.probeCount }

    /// How much there is memory for; grows only where more is allocated.
    package var capacity: Int { winners.capacity + marks.capacity }

    /// The profile that a subject's packed stream gives as the answer to a question.
    ///
    /// Throws when the bytes are not a stream that a store writes; the workspace stays usable.
    public mutating func profile(of stream: RawSpan, asOf question: AsOf) throws(CodecError)
        -> Profile
    {
        try select(from: stream, asOf: question)
        return try assemble(from: stream)
    }

    /// The profile that a subject's packed stream gives as the answer to a question.
    public mutating func profile(of stream: [UInt8], asOf question: AsOf) throws(CodecError)
        -> Profile
    {
        unsafe try profile(of: stream.span.bytes, asOf: question)
    }

    /// Chooses winners and submission and decides the marks, of entries up to a place of the log.
    mutating func select(
        from stream: RawSpan,
        asOf question: AsOf,
        through limit: Position = .last
    ) throws(CodecError) {
        entriesRead = 0
        mayBeRestricted = false
        marks.removeAll()
        try scan(stream, asOf: question, through: limit, gathersMarks: true)
        if marks.isEmpty { return }
        marks.resolve(at: question.effective)
        if winnersAreHidden(asOf: question) {
            try scan(stream, asOf: question, through: limit, gathersMarks: false)
        }
    }

    /// Whether the first pass chose something that the marks forbid.
    ///
    /// What they forbid among the losers changes nothing, so that then one pass is enough.
    private func winnersAreHidden(asOf question: AsOf) -> Bool {
        if let submission, isHidden(submission.position, asOf: question) { return true }
        return winners.candidates.contains { isHidden($0.position, asOf: question) }
    }

    private func isHidden(_ position: Position, asOf question: AsOf) -> Bool {
        marks.verdict(on: position).isHidden(includingDisputed: question.includesDisputed)
    }

    private mutating func scan(
        _ stream: RawSpan,
        asOf question: AsOf,
        through limit: Position,
        gathersMarks: Bool
    ) throws(CodecError) {
        winners.removeAll()
        submission = nil
        let limits = FoldLimits(question, through: limit)
        var entry = EntryCursor(tracksRecorded: true)
        while try entry.advance(in: stream) {
            entriesRead &+= 1
            let isBehind =
                entry.position.rawValue > limits.position
                || entry.recorded.instant.microseconds > limits.recorded
            if isBehind {
                let occur = try Restrictions.occur(from: entry, in: stream)
                mayBeRestricted = mayBeRestricted || occur
                return
            }
            switch entry.type {
            case .fact: try considerFact(entry, limits, in: stream, asOf: question)
            case .submission: try considerSubmission(entry, limits, in: stream, asOf: question)
            case .restriction: mayBeRestricted = true
            case .annulment, .dispute, .withdrawal, .lift:
                if gathersMarks { try gather(entry, limits, in: stream) }
            default: break
            }
        }
    }

    @inline(__always)
    private mutating func considerFact(
        _ entry: EntryCursor,
        _ limits: FoldLimits,
        in stream: RawSpan,
        asOf question: AsOf
    ) throws(CodecError) {
        let timed = try entry.timed(in: stream)
        if timed.registered > limits.registered || timed.effective > limits.effective { return }
        if !marks.isEmpty && isHidden(entry.position, asOf: question) { return }
        let head = try FactHead(entry, timed, in: stream)
        var key = UInt64(truncatingIfNeeded: head.attribute) &<< 34
        var skipped = head.size
        if head.hasPeriod {
            let (ordinal, granularity) = try entry.uint32AndByte(
                timed,
                after: head.size,
                in: stream
            )
            guard granularity == 1 || granularity == 2 else {
                throw FactHead.unknownTag(timed.body)
            }
            key = SeriesKey(key, granularity: granularity, ordinal: ordinal).rawValue
            skipped &+= 5
        }
        winners.offer(
            Candidate(
                entry,
                timed,
                key: SeriesKey(rawValue: key),
                skipped: skipped,
                kind: head.kind
            )
        )
    }

    private mutating func considerSubmission(
        _ entry: EntryCursor,
        _ limits: FoldLimits,
        in stream: RawSpan,
        asOf question: AsOf
    ) throws(CodecError) {
        let timed = try entry.timed(in: stream)
        if timed.registered > limits.registered || timed.effective > limits.effective { return }
        if isHidden(entry.position, asOf: question) { return }
        let candidate = Candidate(entry, timed)
        if let best = submission, !candidate.beats(best) { return }
        submission = candidate
    }

    private mutating func gather(
        _ entry: EntryCursor,
        _ limits: FoldLimits,
        in stream: RawSpan
    ) throws(CodecError) {
        let payload = try Payload(entry.payload(in: stream))
        if payload.registered.instant.microseconds > limits.registered { return }
        marks.add(
            try Mark(entry.type, at: entry.position, payload: payload, offset: entry.offset)
        )
    }
}
