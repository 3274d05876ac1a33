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
    /// How many entries the last fold read, passes added up.
    package private(set) var entriesRead = 0

    /// Makes an empty workspace.
    public init() {}

    /// How many cells of its tables this workspace has looked at to insert, in all its folds.
    package var probeCount: Int { winners.probeCount + marks.probeCount }

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
        var scanner = EntryScanner(stream, tracksRecorded: true)
        while try scanner.advance() {
            entriesRead &+= 1
            if scanner.position > limit { return }
            let payload = try Payload(scanner.payload)
            let isKnown = question.known.admits(
                registered: payload.registered,
                recorded: scanner.recorded,
                position: scanner.position
            )
            guard isKnown else {
                if question.known.isOutOfOrder { continue }
                return
            }
            switch scanner.type {
            case .fact: try considerFact(scanner, payload, asOf: question)
            case .submission: try considerSubmission(scanner, payload, asOf: question)
            case .annulment, .dispute, .withdrawal:
                if gathersMarks {
                    let mark = try Mark(
                        scanner.type,
                        at: scanner.position,
                        payload: payload,
                        offset: scanner.offset
                    )
                    marks.add(mark)
                }
            default: break
            }
        }
    }

    private mutating func considerFact(
        _ scanner: borrowing EntryScanner,
        _ payload: borrowing Payload,
        asOf question: AsOf
    ) throws(CodecError) {
        let effective = try Self.effective(scanner, payload)
        if effective > question.effective || isHidden(scanner.position, asOf: question) { return }
        let head = try FactBody.Head(decoding: payload.body)
        let key = SeriesKey(attribute: head.attribute, period: head.period)
        winners.offer(
            Candidate(
                scanner,
                effective: effective,
                registered: payload.registered,
                key: key,
                isEnded: head.isEnded
            )
        )
    }

    private mutating func considerSubmission(
        _ scanner: borrowing EntryScanner,
        _ payload: borrowing Payload,
        asOf question: AsOf
    ) throws(CodecError) {
        let effective = try Self.effective(scanner, payload)
        if effective > question.effective || isHidden(scanner.position, asOf: question) { return }
        let candidate = Candidate(
            scanner,
            effective: effective,
            registered: payload.registered
        )
        if let best = submission, !candidate.beats(best) { return }
        submission = candidate
    }

    /// The effective time of a type that always has one; throws where it is missing.
    private static func effective(
        _ scanner: borrowing EntryScanner,
        _ payload: borrowing Payload
    ) throws(CodecError) -> EffectiveTime {
        guard let effective = payload.effective else {
            throw CodecError(offset: scanner.offset, reason: "event has no effective time")
        }
        return effective
    }
}
