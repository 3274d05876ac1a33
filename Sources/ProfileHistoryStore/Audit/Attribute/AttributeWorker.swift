internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Scores one person after another with an attribute and without it.
struct AttributeWorker: PopulationWorking {
    /// What a version makes of a person or of a shown score.
    struct Finding: Sendable {
        /// The place of the version; nil for a score of which that is not told.
        let version: Int?
        let subject: SubjectID
        /// The score that was shown, nil where everybody is asked about.
        let shown: ShownScore?
        let effect: Effect
    }

    /// What the attribute did to one result.
    enum Effect: Sendable {
        case notConsulted
        case consulted
        case changed(from: String?, to: String?)
        case untold
    }

    /// A version that uses the attribute.
    struct User: Sendable {
        let place: Int
        let scorer: ProfileScorer
        let features: Set<String>
        let groups: Set<String>
    }

    private let question: AttributeQuestion
    private let users: [User]
    private let reader: Reader
    private let last: Position
    private var fold = ProfileFold()

    init(_ question: AttributeQuestion, _ users: [User], _ scan: PopulationScan) {
        self.question = question
        self.users = users
        last = scan.last
        reader = Reader(roles: question.options.roles, at: EffectiveTime(scan.scope.now))
    }

    mutating func look(
        at subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws {
        let profile = try fold.profile(
            of: stream,
            asOf: question.asOf,
            for: reader,
            through: last
        )
        if let group = profile.submission?.body.targetGroup {
            for user in users where user.groups.contains(group) {
                findings.append(
                    Finding(
                        version: user.place,
                        subject: subject,
                        shown: nil,
                        effect: try effect(of: user, on: profile, question.asOf.effective)
                    )
                )
            }
        }
        for score in try IssuedScore.all(in: stream, before: last.next, for: reader)
        where score.standing != .annulled {
            // Of a restricted score not even the version is told.
            guard !score.isRestricted else {
                findings.append(
                    Finding(version: nil, subject: subject, shown: nil, effect: .untold)
                )
                continue
            }
            guard let user = users.first(where: { $0.scorer.document.id == score.event.body.model })
            else { continue }
            let then = try fold.profile(
                of: stream,
                asOf: score.event.asOf,
                for: reader,
                through: last
            )
            let effect = try effect(of: user, on: then, score.event.at)
            findings.append(
                Finding(
                    version: user.place,
                    subject: subject,
                    shown: ShownScore(score, of: subject),
                    effect: effect
                )
            )
        }
    }

    private func effect(
        of user: User,
        on profile: Profile,
        _ time: EffectiveTime
    ) throws -> Effect {
        let with = user.scorer.score(profile, at: time)
        if with.noResult?.kind == .withheldInput { return .untold }
        guard with.consulted.contains(where: { user.features.contains($0) }) else {
            return .notConsulted
        }
        let without = try user.scorer.score(
            profile,
            at: time,
            changes: [.without(question.name)]
        )
        if without.noResult?.kind == .withheldInput { return .untold }
        if with.label == without.label { return .consulted }
        return .changed(from: with.label?.name, to: without.label?.name)
    }
}
