internal import EventLog
internal import EventModel
internal import ProfileModel
internal import Projections

extension HistoryStore {
    /// Throws `.restricted` where anything of a person's data is withheld from a reader, now or as
    /// the answer to a question.
    func refuseRestricted(
        _ subject: SubjectID,
        asOf question: AsOf,
        for reader: Reader
    ) throws(StoreError) {
        guard try restrictions(of: subject, asOf: question, for: reader).isEmpty else {
            throw .restricted(subject)
        }
    }

    /// Throws `.restricted` where an event, or one that it speaks of, is withheld from a reader
    /// now.
    func refuseRestricted(
        _ position: Position,
        of subject: SubjectID,
        for reader: Reader
    ) throws(StoreError) {
        if try restrictions(of: subject, asOf: asOfNow, for: reader).isEmpty { return }
        let entries = try translating {
            let stream = try log.stream(of: subject)?.bytes ?? []
            return try unsafe SubjectHistory(
                of: stream.span.bytes,
                asOf: asOfNow,
                for: reader
            ).entries
        }
        if entries.contains(where: { $0.provenance.position == position && $0.isWithheld }) {
            throw .restricted(subject)
        }
    }

    private var asOfNow: AsOf {
        AsOf(effective: EffectiveTime(now()), known: .position(.last))
    }

    private func restrictions(
        of subject: SubjectID,
        asOf question: AsOf,
        for reader: Reader
    ) throws(StoreError) -> Restrictions {
        try translating {
            let stream = try log.stream(of: subject)?.bytes ?? []
            return try unsafe Restrictions(
                in: stream.span.bytes,
                asOf: question,
                for: reader
            )
        }
    }
}

extension HistoryEntry {
    /// Whether something that it states is restricted for the reader.
    fileprivate var isWithheld: Bool {
        switch statement {
        case .withheld(.restricted): true
        case .fact(let body): body.value == .withheld(.restricted)
        case .submission(let body):
            body.answers.contains { $0.answer == .withheld(.restricted) }
        case .redaction(let said): said.replacements.contains { $0.payload.isEmpty }
        default: false
        }
    }
}
