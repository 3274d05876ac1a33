import EventModel
import ProfileModel

extension FeedParser {
    func annulment(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        try Self.checkSubject(line)
        return NewEvent(
            type: .annulment,
            destination: .subjectOfTarget,
            key: try line.key(),
            registered: RegisteredTime(try line.pastTime(.registered, now: now)),
            target: try line.target(),
            body: AnnulmentBody().bytes
        )
    }

    func withdrawal(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        try Self.checkSubject(line)
        let at = try line.pastTime(.at, now: now)
        return try keyed(
            line,
            type: .withdrawal,
            destination: .subjectOfTarget,
            registered: at,
            effective: at,
            target: try line.target(),
            body: WithdrawalBody().bytes
        )
    }

    func dispute(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        try Self.checkSubject(line)
        guard let outcome = DisputeBody.Outcome(named: try line.text(.outcome)) else {
            throw LineError(
                .invalidText,
                field: FeedField.outcome.name,
                "an outcome is accepted, rejected or remark"
            )
        }
        let body = DisputeBody(outcome: outcome, text: try line.freeText(.text) ?? "")
        return try keyed(
            line,
            type: .dispute,
            destination: .subjectOfTarget,
            registered: try line.pastTime(.registered, now: now),
            target: try line.target(),
            body: body.bytes
        )
    }

    func alias(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        let destination = try line.subject(.subject)
        let alias = try line.alias(.alias)
        guard destination != .person(alias) else {
            throw LineError(
                .invalidSubject,
                field: FeedField.alias.name,
                "the alias is the subject's own number; give the other one"
            )
        }
        var effective: Instant?
        if case .absent = line[.effective] {} else { effective = try line.time(.effective) }
        var event = try keyed(
            line,
            type: .alias,
            destination: destination,
            registered: try line.pastTime(.registered, now: now),
            effective: effective,
            body: AliasBody(alias: alias).bytes
        )
        event.furtherAlias = alias
        return event
    }

    /// A subject may stand beside a reference; it says nothing more, but must be one.
    static func checkSubject(_ line: borrowing FeedLine) throws(LineError) {
        if case .absent = line[.subject] { return }
        _ = try line.subject(.subject)
    }

    /// Describes an event whose line may leave out source and id.
    func keyed(
        _ line: borrowing FeedLine,
        type: EventType,
        destination: NewEvent.Destination,
        registered: Instant,
        effective: Instant? = nil,
        target: NewEvent.Target? = nil,
        body: [UInt8]
    ) throws(LineError) -> NewEvent {
        let source = try line.optionalText(.source) ?? FeedLine.defaultSource
        let id: String
        if let given = try line.optionalText(.id) {
            id = given
        } else {
            id = derivedID(
                FeedContent.bytes(
                    type: type,
                    destination: destination,
                    registered: registered,
                    effective: effective,
                    target: target,
                    body: body
                )
            )
        }
        return NewEvent(
            type: type,
            destination: destination,
            key: try FeedLine.key(source: source, id: id, idField: .id),
            registered: RegisteredTime(registered),
            effective: effective.map(EffectiveTime.init),
            target: target,
            body: body
        )
    }
}
