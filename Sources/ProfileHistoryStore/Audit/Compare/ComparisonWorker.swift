internal import EventModel
internal import ProfileModel
internal import Projections

/// Scores one person after another on both sides.
struct ComparisonWorker: PopulationWorking {
    /// What came out for a person, in numbers only.
    struct Finding: Sendable {
        let subject: SubjectID
        let from: ReplayScore
        let to: ReplayScore
        let municipality: Int
    }

    private let side: ReplaySide
    private var first: any SubjectScoring
    private var second: any SubjectScoring
    private var groups = GroupNames()
    private var fold = ProfileFold()
    private let end: Position
    /// The groups that the second side scores, where it is a candidate.
    private let scored: Set<String>?

    init(_ job: ComparisonJob, end: Position) {
        side = job.side
        first = job.scoring(job.side)
        second = job.scoring(job.otherSide)
        self.end = end
        scored = job.candidateGroups
    }

    mutating func look(
        at subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws {
        let from = try first.score(stream, before: end, groups: &groups)
        let to = try second.score(stream, before: end, groups: &groups)
        if let scored, from.group >= 0, !scored.contains(groups.names[from.group]) { return }
        findings.append(
            Finding(
                subject: subject,
                from: from,
                to: to,
                municipality: try municipality(in: stream)
            )
        )
    }

    private mutating func municipality(in stream: RawSpan) throws(CodecError) -> Int {
        let count = try BoundedStream.byteCount(of: stream, before: end)
        let stream = stream.extracting(0..<count)
        try fold.choose(from: stream, asOf: side.asOf)
        guard !fold.mayBeRestricted else {
            let profile = try fold.profile(of: stream, asOf: side.asOf, for: side.reader)
            guard case .code(let code)? = profile.fact(for: .municipality)?.value else {
                return ComparisonDivision.place(ofMunicipality: nil)
            }
            return ComparisonDivision.place(ofMunicipality: code)
        }
        guard let winner = fold.winner(of: .municipality),
            case .code(let range)? = try winner.value(in: stream),
            let code = String(validating: stream.extracting(range))
        else { return ComparisonDivision.place(ofMunicipality: nil) }
        return ComparisonDivision.place(ofMunicipality: code)
    }
}
