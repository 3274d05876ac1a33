internal import EventLog
public import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

extension HistoryStore {
    /// Scores a person by the version in force, and stores what is shown to whom before it is
    /// given back.
    ///
    /// Every issue is an event of its own: shown twice is shown twice. The event keeps class,
    /// exact bits, the position that the inputs were read through and the evidence by which a
    /// replay finds the first difference. `at` is the moment that the score is about, now unless
    /// given, and not in the future. Throws what ``score(of:asOf:options:roles:)`` throws,
    /// `.badInput` for a recipient or a text version that can not be written down, and
    /// `.checkFailed` where the version gives no result, so that there is nothing to show.
    public func issue(
        _ subject: SubjectID,
        at moment: EffectiveTime? = nil,
        _ request: IssueRequest,
        roles: Set<String> = []
    ) throws(StoreError) -> Issuance {
        try Self.checkLabel(request.recipient, field: "to")
        try Self.checkLabel(request.text, field: "text")
        let now = clock.now()
        var effective = moment ?? EffectiveTime(now)
        // Today as a bare date means its close, which is yet to come.
        if effective.instant == Copenhagen.close(of: Copenhagen.date(at: now)) {
            effective = EffectiveTime(now)
        }
        guard effective.instant <= now else {
            throw StoreError(.badInput, "a score is shown of a moment that has come", field: "at")
        }
        for _ in 0..<Self.issueAttempts {
            if let issued = try issueOnce(subject, effective, now, request, roles) {
                return issued
            }
        }
        throw StoreError(.unavailable, "\(subject) has new events all the time; try again")
    }

    private static var issueAttempts: Int { 5 }

    /// Scores and stores; nil where the person got new events in between.
    private func issueOnce(
        _ subject: SubjectID,
        _ effective: EffectiveTime,
        _ now: Instant,
        _ request: IssueRequest,
        _ roles: Set<String>
    ) throws(StoreError) -> Issuance? {
        let (end, revision) = try translating {
            (try log.nextPosition(), try log.lastRevision(of: subject))
        }
        guard let revision, end > .first else {
            throw StoreError(
                .unknownSubject,
                "the store holds nothing on this person",
                field: "subject"
            )
        }
        let through = Position(rawValue: end.rawValue - 1)
        let asOf = AsOf(effective: effective, known: .position(through))
        let profile = try profile(
            of: subject,
            asOf: asOf,
            for: Reader(roles: roles, at: EffectiveTime(now))
        )
        let answer = try score(profile)
        let body = try Self.body(of: answer, through, request)
        let event = NewEvent(
            type: .scoreIssued,
            destination: .subject(subject),
            key: try Self.issueKey(subject, revision),
            registered: RegisteredTime(now),
            effective: effective,
            body: body.bytes
        )
        let position: Position? = try translating {
            let request = AppendRequest(
                [event],
                expecting: [Expectation(.subject(subject), .exactly(revision))]
            )
            switch try log.append([request])[0] {
            case .stored(let placements): return placements[0].position
            case .refused(.conflict), .refused(.differentContent): return nil
            case .refused(let refusal): throw refusal
            }
        }
        return position.map { Issuance(answer: answer, body: body, position: $0) }
    }

    private static func body(
        of answer: ScoreAnswer,
        _ through: Position,
        _ request: IssueRequest
    ) throws(StoreError) -> ScoreIssuedBody {
        let result = answer.result
        guard let label = result.label else {
            let why = result.noResult.map { ": \($0)" } ?? ""
            throw StoreError(
                .checkFailed,
                "\(result.model) gives no result, so that there is nothing to show\(why)"
            )
        }
        return ScoreIssuedBody(
            model: result.model,
            class: label.name,
            recipient: request.recipient,
            score: result.score,
            targetGroup: answer.targetGroup,
            inputsThrough: through,
            evidence: result.evidence(text: request.text)
        )
    }

    /// The source of scores that the store itself issues.
    static var issueSource: String { "issued" }

    private static func issueKey(
        _ subject: SubjectID,
        _ revision: Revision
    ) throws(StoreError) -> EventKey {
        do {
            return try EventKey(source: issueSource, id: "\(subject)/\(revision.rawValue + 1)")
        } catch {
            throw StoreError(.badInput, "\(error)")
        }
    }

    private static func checkLabel(_ text: String, field: String) throws(StoreError) {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard !text.isEmpty, text.utf8.count <= 200, isPlain else {
            throw StoreError(
                .badInput,
                "give 1 to 200 bytes of text without control characters",
                field: field
            )
        }
        guard CPRRedaction.redactingCPRNumbers(in: text) == text else {
            throw StoreError(.badInput, "it holds a person number; name an office", field: field)
        }
    }
}
