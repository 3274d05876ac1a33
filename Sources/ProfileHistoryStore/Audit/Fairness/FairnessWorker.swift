internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Scores one person after another and looks what came of it.
struct FairnessWorker: PopulationWorking {
    /// A person with a class.
    struct Finding: Sendable {
        let person: ReplayPerson
        let municipality: Int
        /// Whether the class is the one asked about; nil where the version gives no class.
        let isSelected: Bool?
        /// Whether the outcome came about; nil where that is not known.
        let outcome: Bool?
    }

    private let job: FairnessJob
    private let last: Position
    private var fold = ProfileFold()

    init(_ job: FairnessJob, last: Position) {
        self.job = job
        self.last = last
    }

    mutating func look(
        at subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws {
        let side = job.side
        let profile = try fold.profile(
            of: stream,
            asOf: side.asOf,
            for: side.reader,
            through: last
        )
        guard let group = profile.submission?.body.targetGroup,
            side.group == nil || side.group == group
        else { return }
        let result = side.model(for: group).map {
            job.scorers[$0].score(profile, at: side.asOf.effective)
        }
        findings.append(
            Finding(
                person: ReplayPerson(of: profile, at: side.asOf.effective),
                municipality: ComparisonDivision.municipality(of: profile),
                isSelected: result?.label.map { $0.name == job.selected },
                outcome: try outcome(stream)
            )
        )
    }

    private mutating func outcome(_ stream: RawSpan) throws(CodecError) -> Bool? {
        guard let rule = job.rule, let definition = job.definition else { return nil }
        let later = try fold.profile(
            of: stream,
            asOf: job.outcomeAsOf,
            for: job.side.reader,
            through: last
        )
        return rule.outcome(of: later, definition, after: job.side.asOf.effective)
    }
}
