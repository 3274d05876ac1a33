internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Replays the issued scores of one range of subjects after another.
struct IssuedWorker: ReplayWorker {
    private let job: IssuedJob
    private let reader: PopulationReader
    private var workspace = StreamWorkspace()
    private let rows: IssuedRows
    private var fold = ProfileFold()

    init(_ job: IssuedJob, reader: PopulationReader) {
        self.job = job
        self.reader = reader
        rows = job.rows
    }

    mutating func replay(_ subjects: Range<UInt64>) throws(StoreError) -> ReplayChunk {
        var chunk = ReplayChunk()
        chunk.counts = [Int](repeating: 0, count: IssuedSummary.countCount)
        var workspace = StreamWorkspace()
        swap(&workspace, &self.workspace)
        defer { swap(&workspace, &self.workspace) }
        try reader.forEach(in: subjects, using: &workspace) { subject, whole in
            let count = try BoundedStream.byteCount(of: whole, before: job.scope.end)
            let stream = whole.extracting(0..<count)
            let (events, hasMarks) = try IssuedEvent.all(in: stream)
            if events.isEmpty { return }
            let standings = hasMarks ? try IssuedEvent.standings(in: stream) : [:]
            for event in events {
                let standing = standings[event.position] ?? .valid
                let finding = try finding(event, of: subject, standing, in: whole)
                chunk.resultCount += 1
                chunk.counts[IssuedSummary.place(standing, finding.difference)] += 1
                guard job.listsAll || finding.difference != .none else { continue }
                chunk.counts[IssuedSummary.listedPlace] += 1
                rows.append(finding, to: &chunk.rows)
            }
        }
        return chunk
    }

    private mutating func finding(
        _ event: IssuedEvent,
        of subject: SubjectID,
        _ standing: IssuedStanding,
        in stream: RawSpan
    ) throws(CodecError) -> IssuedFinding {
        let result = try compare(event, in: stream)
        let isTold = try mayBeTold(event, in: stream)
        return IssuedFinding(
            subject: subject,
            position: event.position,
            at: event.at,
            inputsThrough: event.body.inputsThrough,
            standing: standing,
            difference: result.difference,
            model: event.body.model,
            issuedClass: isTold ? event.body.class : nil,
            issuedBits: isTold ? event.body.score?.bitPattern : nil,
            found: result.found,
            foundBits: result.bits
        )
    }

    /// Whether the reader may see what was issued; where not, nothing of it is compared either.
    private func mayBeTold(
        _ event: IssuedEvent,
        in stream: RawSpan
    ) throws(CodecError) -> Bool {
        guard fold.mayBeRestricted else { return true }
        let restrictions = try Restrictions(
            in: stream,
            asOf: event.asOf,
            for: job.audience,
            through: last
        )
        return restrictions.restriction(on: event.position, of: nil) == nil
    }

    /// The last place that is looked at.
    private var last: Position { Position(rawValue: job.scope.end.rawValue &- 1) }

    private mutating func compare(
        _ event: IssuedEvent,
        in stream: RawSpan
    ) throws(CodecError) -> (difference: IssuedDifference, found: ReplayOutcome?, bits: UInt64?) {
        let scorer: ProfileScorer
        switch job.models[event.body.model] {
        case .approved(let known): scorer = known
        case .draft: return (.modelNotApproved, nil, nil)
        case nil: return (.modelNotRegistered, nil, nil)
        }
        let profile = try fold.profile(
            of: stream,
            asOf: event.asOf,
            for: job.audience,
            through: last
        )
        guard profile.submission != nil else { return (.noSubmission, .noSubmission, nil) }
        let result = scorer.score(profile, at: event.at)
        if let none = result.noResult {
            let difference: IssuedDifference =
                none.kind == .withheldInput ? .withheld : .noResult
            return (difference, .noResult(none.kind), nil)
        }
        let label = result.label?.name ?? ""
        let found = ReplayOutcome.class(label)
        guard label.utf8.elementsEqual(event.body.class.utf8) else {
            return (.class, found, result.scoreBits)
        }
        // A score that was not issued can not differ.
        if let issued = event.body.score, issued.bitPattern != result.scoreBits {
            return (.scoreBits, found, result.scoreBits)
        }
        return (.none, found, result.scoreBits)
    }
}
