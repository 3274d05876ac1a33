internal import EventLog
internal import EventModel
internal import ProfileModel
internal import Projections

extension HistoryStore {
    /// Destroys parts of a person's data: the keys of their records, and what the packed history
    /// says of them.
    ///
    /// An event in the person's own stream says that, when, on what ground and by whose authority.
    /// The events stay with their sources, ids and times, and say that their content was erased; so
    /// does every answer, on either axis, then as now. Free texts that later events say of them go
    /// too. The records stay in the log, so that every proof still holds. Throws `.badInput` where
    /// nothing of it is held or a text is empty or holds a person number, `.erased` where the
    /// person was erased whole, `.unknownAttribute` for a name that nothing has.
    @discardableResult
    public func erase(
        _ parts: Set<ErasedPart>,
        of reference: SubjectReference,
        ground: String,
        authority: String
    ) throws(StoreError) -> PartialErasure {
        try Self.checkText(ground, field: "ground")
        try Self.checkText(authority, field: "authority")
        let subject = try subject(reference)
        let keeper = try CheckpointKeeper(self)
        let wanted = try WantedParts(parts, registry().attributes)
        for _ in 0..<Self.eraseAttempts {
            let registered = RegisteredTime(clock.now())
            let found: PartialErasure? = try translating {
                guard let stream = try log.stream(of: subject) else { return nil }
                let erasing = try ErasingParts(wanted, of: stream)
                let event = try erasing.event(
                    keys: try keeper.log.renewedKeys(of: subject),
                    registered: registered,
                    ground: ground,
                    authority: authority
                )
                let expectation = Expectation(.subject(subject), .exactly(erasing.lastRevision))
                let request = AppendRequest([event], expecting: [expectation])
                switch try log.append([request])[0] {
                case .stored(let placements):
                    return PartialErasure(
                        subject: subject,
                        position: placements[0].position,
                        registered: registered,
                        ground: ground,
                        authority: authority,
                        erased: erasing.positions
                    )
                // Somebody else was quicker, perhaps with a redaction of the same name.
                case .refused(.conflict), .refused(.differentContent): return nil
                case .refused(let refusal): throw refusal
                }
            }
            if let found { return found }
        }
        throw StoreError(.unavailable, "\(subject) has new events all the time; try again")
    }

    private static var eraseAttempts: Int { 5 }
}

/// What is to be destroyed, by number.
private struct WantedParts {
    var positions: Set<Position> = []
    var attributes: Set<AttributeNumber> = []
    var questions: Set<String> = []

    init(_ parts: Set<ErasedPart>, _ catalog: AttributeCatalog) throws(StoreError) {
        for part in parts {
            switch part {
            case .record(let position): positions.insert(position)
            case .question(let name): questions.insert(name)
            case .attribute(let name):
                guard let found = catalog.definition(named: name) else {
                    throw StoreError(
                        .unknownAttribute,
                        "no attribute has this name",
                        field: "attribute"
                    )
                }
                attributes.insert(found.number)
            }
        }
    }
}

/// One person's events as they will be, once parts of them are destroyed.
private struct ErasingParts {
    private let subject: SubjectID
    private var replacements: [Redaction.Replacement] = []
    private(set) var lastRevision = Revision(rawValue: 0)
    /// Events of which something is destroyed now.
    private var touched: Set<Position> = []
    /// Events that are named, now or before, and those that speak of them: texts in them go too.
    private var about: Set<Position> = []

    /// The places of the events whose content is destroyed.
    var positions: [Position] { replacements.map(\.position) }

    init(_ wanted: WantedParts, of stream: PackedStream) throws {
        subject = stream.subject
        var seen: Set<Position> = []
        var reader = unsafe StreamReader(stream.bytes.span.bytes)
        while let entry = try reader.next() {
            lastRevision = entry.revision
            if wanted.positions.contains(entry.position) { seen.insert(entry.position) }
            let statement = try Statement(type: entry.type, body: entry.payload.body)
            if isAbout(statement, entry, wanted) { about.insert(entry.position) }
            guard let body = try body(of: statement, entry, wanted) else { continue }
            touched.insert(entry.position)
            replacements.append(
                Redaction.Replacement(
                    position: entry.position,
                    payload: try Self.payload(entry, body: body)
                )
            )
        }
        guard seen == wanted.positions else {
            throw StoreError(
                .badInput,
                "a position is not that of an event of \(subject)",
                field: "position"
            )
        }
        guard !touched.isEmpty else {
            throw StoreError(.badInput, "nothing of it is held on \(subject)")
        }
    }

    /// Whether an event is one that is named, or speaks of one, directly or not.
    private func isAbout(
        _ statement: Statement,
        _ entry: borrowing StreamEntry,
        _ wanted: WantedParts
    ) -> Bool {
        if wanted.positions.contains(entry.position) { return true }
        if let target = entry.payload.target, about.contains(target) { return true }
        switch statement {
        case .fact(let body): return wanted.attributes.contains(body.attribute)
        case .submission(let body):
            return body.answers.contains { wanted.questions.contains($0.question) }
        case .restriction(let body):
            return body.attribute.map(wanted.attributes.contains) ?? false
        default: return false
        }
    }

    /// What is left of an event's body; `nil` where all of it stays.
    private func body(
        of statement: Statement,
        _ entry: borrowing StreamEntry,
        _ wanted: WantedParts
    ) throws -> [UInt8]? {
        let isNamed = wanted.positions.contains(entry.position)
        let isAbout = about.contains(entry.position)
        switch statement {
        case .fact(let body):
            guard isNamed || wanted.attributes.contains(body.attribute),
                let value = body.value, value.withholding == nil
            else { return nil }
            return FactBody(
                attribute: body.attribute,
                value: .withheld(.erased),
                period: body.period
            ).bytes
        case .submission(let body):
            return Self.left(of: body) { isNamed || wanted.questions.contains($0) }
        case .dispute(let body) where isAbout && !body.text.isEmpty:
            return DisputeBody(outcome: body.outcome, text: "").bytes
        case .restriction(let body) where isAbout && !body.reason.isEmpty:
            return RestrictionBody(roles: body.roles, attribute: body.attribute).bytes
        case .lift(let body) where isAbout && !body.reason.isEmpty: return LiftBody().bytes
        case .redaction(let body): return left(of: body)
        // What was read of an erased value could be guessed from the digests.
        case .scoreIssued(let body) where !isNamed: return left(of: body)
        default:
            guard !isNamed else {
                throw StoreError(
                    .badInput,
                    "only a fact or a submission can be erased by itself",
                    field: "position"
                )
            }
            return nil
        }
    }

    private static func left(
        of body: SubmissionBody,
        without isErased: (String) -> Bool
    ) -> [UInt8]? {
        let answers = body.answers.map { given in
            isErased(given.question)
                ? QuestionAnswer(question: given.question, answer: .withheld(.erased)) : given
        }
        if answers == body.answers { return nil }
        return SubmissionBody(form: body.form, targetGroup: body.targetGroup, answers: answers)
            .bytes
    }

    /// An issued score without the digests, where one of its inputs is destroyed.
    private func left(of body: ScoreIssuedBody) -> [UInt8]? {
        guard let evidence = body.evidence, evidence.withoutDigests != evidence,
            evidence.inputs.contains(where: { !touched.isDisjoint(with: $0.positions) })
        else { return nil }
        return ScoreIssuedBody(
            model: body.model,
            class: body.class,
            recipient: body.recipient,
            score: body.score,
            targetGroup: body.targetGroup,
            inputsThrough: body.inputsThrough,
            evidence: evidence.withoutDigests
        ).bytes
    }

    /// An older redaction without what it says in the place of events that are redacted again.
    private func left(of redaction: Redaction) -> [UInt8]? {
        let left = redaction.replacements.filter { !touched.contains($0.position) }
        if left.count == redaction.replacements.count { return nil }
        return Redaction(
            nextKeys: redaction.nextKeys,
            replacements: left,
            ground: redaction.ground,
            authority: redaction.authority
        ).bytes
    }

    private static func payload(
        _ entry: borrowing StreamEntry,
        body: [UInt8]
    ) throws -> [UInt8] {
        let payload = entry.payload
        guard let id = String(validating: payload.id) else {
            throw CodecError(offset: entry.offset, reason: "id is not UTF-8")
        }
        let event = NewEvent(
            type: entry.type,
            destination: .subjectOfTarget,
            // The name of the source stands elsewhere: a payload has its number.
            key: try EventKey(source: "erasures", id: id),
            registered: payload.registered,
            effective: payload.effective,
            body: body
        )
        var bytes: [UInt8] = []
        Payload.append(event, source: payload.source, target: payload.target, to: &bytes)
        return bytes
    }

    /// The event that says it.
    func event(
        keys: [UInt8],
        registered: RegisteredTime,
        ground: String,
        authority: String
    ) throws -> NewEvent {
        let redaction = Redaction(
            nextKeys: keys,
            replacements: replacements,
            ground: ground,
            authority: authority
        )
        return NewEvent(
            type: .redaction,
            destination: .subject(subject),
            key: try EventKey(source: "erasures", id: "\(subject)/\(lastRevision.rawValue + 1)"),
            registered: registered,
            body: redaction.bytes
        )
    }
}
