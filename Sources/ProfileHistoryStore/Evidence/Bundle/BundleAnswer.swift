internal import EventLog
public import EventModel
internal import JSON
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// The answers to a bundle's question, as bytes.
struct BundleAnswer: Equatable {
    /// The profile, as `as-of --format json` prints it.
    let profile: [UInt8]
    /// The score, as `score --format json` prints it, or why there is none.
    let score: [UInt8]
    /// Of an issued score, what was issued and what comes out now.
    let issued: [UInt8]?
    /// Whether an issued score comes out as it was issued.
    private(set) var isAsIssued = false

    /// Works the answers out from what a store holds.
    init(_ question: BundleQuestion, from store: HistoryStore) throws(StoreError) {
        // By what the question knows alone: the same bytes whenever they are worked out.
        let profile = try store.profile(
            of: question.subject,
            asOf: question.asOf,
            for: Reader(roles: question.roles, at: nil)
        )
        self.profile = Self.json { profile.write(to: &$0) }
        var result: ScoreResult?
        do throws(StoreError) {
            let answer = try store.score(
                profile,
                options: ScoringOptions(model: question.model)
            )
            result = answer.result
            score = Self.json { answer.write(to: &$0) }
        } catch {
            guard [.noSubmission, .unknownModel, .lifecycle].contains(error.code) else {
                throw error
            }
            score = Self.json { writer in
                writer.beginObject()
                writer.member("noScore", error.code.rawValue)
                writer.endObject()
            }
        }
        if let position = question.issued {
            let event = try store.issuedScore(at: position, of: question.subject)
            let found = result?.label?.name
            isAsIssued =
                result.map {
                    IssuedComparison(body: event.body, result: $0).difference == .none
                } ?? false
            issued = Self.issued(event, found, isAsIssued)
        } else {
            issued = nil
        }
    }

    private static func issued(
        _ event: IssuedEvent,
        _ found: String?,
        _ isSame: Bool
    ) -> [UInt8] {
        json { writer in
            writer.beginObject()
            writer.key("position")
            writer.integer(event.position.rawValue)
            writer.member("model", event.body.model)
            writer.member("issuedClass", event.body.class)
            writer.member("class", found)
            writer.key("same")
            writer.bool(isSame)
            writer.endObject()
        }
    }

    private static func json(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        writer.newline()
        return writer.bytes
    }
}

extension HistoryStore {
    /// The issued score that stands at a position of a person's stream.
    func issuedScore(
        at position: Position,
        of subject: SubjectID
    ) throws(StoreError) -> IssuedEvent {
        try translating {
            let stream = try log.stream(of: subject)?.bytes ?? []
            let events = try unsafe IssuedEvent.all(in: stream.span.bytes).events
            guard let event = events.first(where: { $0.position == position }) else {
                throw StoreError(
                    .badInput,
                    "\(subject) has no issued score at position \(position)",
                    field: "issued"
                )
            }
            return event
        }
    }

    /// The question that replays an issued score: as of its own moment, by its own version.
    ///
    /// Throws `.badInput` where no issued score stands at the position, `.erased` where the person
    /// was erased.
    public func question(
        ofScoreIssuedAt position: Position,
        roles: Set<String> = []
    ) throws(StoreError) -> BundleQuestion {
        let subject = try CheckpointKeeper(self).subject(at: position)
        try refuseErased(subject)
        return try question(ofScoreIssuedAt: position, of: subject, roles: roles)
    }

    /// The question that replays an issued score of a person.
    func question(
        ofScoreIssuedAt position: Position,
        of subject: SubjectID,
        roles: Set<String>
    ) throws(StoreError) -> BundleQuestion {
        let event = try issuedScore(at: position, of: subject)
        return BundleQuestion(
            subject: subject,
            asOf: event.asOf,
            model: event.body.model,
            issued: position,
            roles: roles
        )
    }
}
