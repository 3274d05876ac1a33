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
        let came = try replay(event, in: stream)
        let isTold = try mayBeTold(event, in: stream)
        return IssuedFinding(
            subject: subject,
            position: event.position,
            at: event.at,
            inputsThrough: event.body.inputsThrough,
            standing: standing,
            difference: came.difference,
            model: event.body.model,
            issuedClass: isTold ? event.body.class : nil,
            issuedBits: isTold ? event.body.score?.bitPattern : nil,
            found: came.found,
            foundBits: came.bits,
            divergence: came.divergence
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

    /// What came out of one issued score.
    private struct Replayed {
        var difference: IssuedDifference
        var found: ReplayOutcome?
        var bits: UInt64?
        var divergence: IssuedDivergence?
    }

    private mutating func replay(
        _ event: IssuedEvent,
        in stream: RawSpan
    ) throws(CodecError) -> Replayed {
        let scorer: ProfileScorer
        switch job.models[event.body.model] {
        case .approved(let known): scorer = known
        case .draft:
            return Replayed(difference: .modelNotApproved, divergence: IssuedDivergence(.model))
        case nil:
            return Replayed(difference: .modelNotRegistered, divergence: IssuedDivergence(.model))
        }
        let profile = try profile(of: stream, asOf: event.asOf)
        guard profile.submission != nil else {
            return Replayed(
                difference: .noSubmission,
                found: .noSubmission,
                divergence: IssuedDivergence(.data, at: "submission")
            )
        }
        let comparison = IssuedComparison(
            body: event.body,
            result: scorer.score(profile, at: event.at)
        )
        let result = comparison.result
        var came = Replayed(difference: comparison.difference)
        came.found =
            result.noResult.map { .noResult($0.kind) } ?? .class(result.label?.name ?? "")
        came.bits = result.scoreBits
        guard came.difference != .none, came.difference != .withheld else { return came }
        came.divergence =
            event.body.evidence == nil
            ? try likelyCause(event, profile, comparison, in: stream)
            : comparison.divergence ?? IssuedDivergence(.unknown)
        return came
    }

    private mutating func profile(
        of stream: RawSpan,
        asOf question: AsOf
    ) throws(CodecError) -> Profile {
        try fold.profile(of: stream, asOf: question, for: job.audience, through: last)
    }

    /// Why a score that was issued elsewhere did not come out, as far as trying tells.
    ///
    /// If it comes out of what is known by now, other data were read then than the sources say were
    /// known; if another version gives it on the same inputs, another version ran.
    private mutating func likelyCause(
        _ event: IssuedEvent,
        _ profile: Profile,
        _ comparison: IssuedComparison,
        in stream: RawSpan
    ) throws(CodecError) -> IssuedDivergence {
        guard case .approved(let scorer)? = job.models[event.body.model] else {
            return IssuedDivergence(.unknown)
        }
        let everything = AsOf(effective: event.at, known: .position(last))
        let known = scorer.score(try self.profile(of: stream, asOf: everything), at: event.at)
        if IssuedComparison(body: event.body, result: known).difference == .none {
            let place = zip(comparison.result.inputs, known.inputs).first {
                $0.value != $1.value || $0.positions != $1.positions
            }
            return IssuedDivergence(.data, at: place.map { "input \($0.0.feature)" })
        }
        for other in job.models.scorers where other.document.id != event.body.model {
            let result = other.score(profile, at: event.at)
            if IssuedComparison(body: event.body, result: result).difference == .none {
                return IssuedDivergence(.model, at: "version \(other.document.id)")
            }
        }
        return IssuedDivergence(.unknown)
    }
}
