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
        // Restrictions that hold now may stand behind the bound, so the stream comes whole.
        let profile = try fold.profile(
            of: stream,
            asOf: side.asOf,
            for: side.reader,
            through: Position(rawValue: end.rawValue &- 1)
        )
        return ComparisonDivision.municipality(of: profile)
    }
}
