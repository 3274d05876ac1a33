public import EventLog
public import EventModel
internal import ProfileModel
public import ProfileScoring
public import Projections

extension HistoryStore {
    /// Everything that the registry knows, whatever its times.
    var everything: AsOf {
        AsOf(
            effective: EffectiveTime(.distantFuture),
            known: .position(Position(rawValue: .max))
        )
    }

    /// Every model version with its lifecycle, at the moment and as known at a question's times.
    public func models(asOf: AsOf) throws(StoreError) -> [ModelTimeline.Model] {
        try registry().models.models(asOf: asOf)
    }

    /// One model version, as everything known says.
    public func model(_ name: String) throws(StoreError) -> ModelTimeline.Model {
        guard let model = try registry().models.model(name, asOf: everything) else {
            throw StoreError(
                .unknownModel,
                "no model version \(name); see: profilehistory model list",
                field: "model"
            )
        }
        return model
    }

    /// The document of a model version, parsed and checked.
    public func document(of name: String) throws(StoreError) -> ModelDocument {
        let model = try model(name)
        return try parse(model.document, model.pmml)
    }

    /// Lays a model version before the store as a draft.
    ///
    /// `pmml` is the PMML document that the version's document binds, where it binds one. Throws
    /// `.badInput` when a document does not hold, `.checkFailed` when the rows that a PMML document
    /// brings along do not come out, `.lifecycle` when the name stands for another document. The
    /// same documents again change nothing.
    @discardableResult
    public func register(
        _ bytes: [UInt8],
        pmml: [UInt8]? = nil,
        by step: ModelStep
    ) throws(StoreError) -> (document: ModelDocument, placement: Placement) {
        let decided = try registry().revision
        let document = try parse(bytes, pmml)
        try verify(document)
        if let known = try registry().models.model(document.id, asOf: everything),
            known.document != bytes
        {
            throw StoreError(
                .lifecycle,
                "the name \(document.id) stands for another document; a changed model is a new "
                    + "version with a new name"
            )
        }
        let body = ModelRegisteredBody(
            model: document.id,
            author: step.actor,
            document: bytes,
            pmml: pmml
        )
        let placement = try append(
            body,
            id: "register:\(document.id)",
            step,
            effective: nil,
            decided
        )
        return (document, placement)
    }

    /// Approves a draft; the approver is somebody else than the author.
    @discardableResult
    public func approve(_ name: String, by step: ModelStep) throws(StoreError) -> Placement {
        let decided = try registry().revision
        let model = try model(name)
        guard !Self.isSamePerson(step.actor, model.author) else {
            throw StoreError(
                .lifecycle,
                "\(name) was registered by its approver; four eyes are needed",
                field: "approver"
            )
        }
        try refuse(step, before: [model.provenance])
        let body = ModelApprovedBody(model: name, approver: step.actor)
        return try append(
            body,
            id: "approve:\(name):\(step.actor)",
            step,
            effective: nil,
            decided
        )
    }

    /// Puts an approved version in force for a target group from an instant.
    ///
    /// The golden vectors are replayed first. An instant in the past is allowed and stays visible
    /// as such: on the registered clock nobody knew of it before.
    @discardableResult
    public func activate(
        _ name: String,
        for group: String,
        from effective: EffectiveTime,
        by step: ModelStep
    ) throws(StoreError) -> Placement {
        try activate(name, for: group, from: effective, rollback: nil, by: step)
    }

    func activate(
        _ name: String,
        for group: String,
        from effective: EffectiveTime,
        rollback: ModelRollback?,
        by step: ModelStep
    ) throws(StoreError) -> Placement {
        let decided = try registry().revision
        let model = try model(name)
        guard !model.approvals.isEmpty else {
            throw StoreError(.lifecycle, "\(name) is a draft; have it approved first")
        }
        guard !model.retirements.contains(where: { $0.targetGroup ?? group == group }) else {
            throw StoreError(.lifecycle, "\(name) is retired; register a new version")
        }
        try refuse(step, before: [model.provenance] + model.approvals.prefix(1).map(\.provenance))
        let document = try parse(model.document, model.pmml)
        guard document.targetGroups.contains(TargetGroup(rawValue: group)) else {
            throw StoreError(
                .lifecycle,
                "\(name) is not made for the target group \(group)",
                field: "group"
            )
        }
        if let mismatch = document.replayGoldenVectors().first {
            throw StoreError(
                .checkFailed,
                "\(name) does not reproduce its golden vectors: \(mismatch)"
            )
        }
        try verify(document)
        try refuseSecondActivation(of: name, for: group, from: effective)
        let body = ModelActivatedBody(
            model: name,
            targetGroup: group,
            actor: step.actor,
            rollback: rollback
        )
        return try append(
            body,
            id: "activate:\(name):\(group):\(effective)",
            step,
            effective: effective,
            decided
        )
    }

    /// Takes a version out of force from an instant, for one target group or everywhere.
    @discardableResult
    public func retire(
        _ name: String,
        for group: String?,
        from effective: EffectiveTime,
        reason: String?,
        by step: ModelStep
    ) throws(StoreError) -> Placement {
        if let reason { try Self.checkText(reason, field: "reason") }
        let decided = try registry().revision
        let model = try model(name)
        guard model.activations.contains(where: { group ?? $0.targetGroup == $0.targetGroup })
        else {
            let place = group.map { " for \($0)" } ?? ""
            throw StoreError(
                .lifecycle,
                "\(name) was never active\(place); there is nothing to retire",
                field: group == nil ? nil : "group"
            )
        }
        let body = ModelRetiredBody(
            model: name,
            targetGroup: group,
            actor: step.actor,
            reason: reason
        )
        return try append(
            body,
            id: "retire:\(name):\(group ?? "*"):\(effective)",
            step,
            effective: effective,
            decided
        )
    }

    /// Refuses a step that would count as said before those that it stands on.
    private func refuse(_ step: ModelStep, before earlier: [Provenance]) throws(StoreError) {
        guard let registered = step.registered,
            let late = earlier.map(\.registered).max(), registered < late
        else { return }
        throw StoreError(
            .lifecycle,
            "the step before this one was registered at \(late); this can not be registered sooner",
            field: "registered"
        )
    }

    private func refuseSecondActivation(
        of name: String,
        for group: String,
        from effective: EffectiveTime
    ) throws(StoreError) {
        let rival = try registry().models.models(asOf: everything)
            .flatMap(\.activations)
            .first { $0.targetGroup == group && $0.effective == effective && $0.model != name }
        if let rival {
            throw StoreError(
                .lifecycle,
                "\(rival.model) is activated for \(group) at the same instant; choose another"
            )
        }
    }

    /// Runs the rows that a PMML document brings along.
    private func verify(_ document: ModelDocument) throws(StoreError) {
        guard let mismatch = document.runVerification().first else { return }
        throw StoreError(
            .checkFailed,
            "the PMML document of \(document.id) does not reproduce its ModelVerification: "
                + "\(mismatch)"
        )
    }

    private func parse(
        _ bytes: [UInt8],
        _ pmml: [UInt8]?
    ) throws(StoreError) -> ModelDocument {
        let registry = try registry()
        do {
            return try ModelDocument(
                parsing: bytes,
                catalog: registry.attributes,
                forms: registry.forms,
                pmml: pmml
            )
        } catch {
            throw StoreError(.badInput, "\(error)", field: "model document")
        }
    }

    /// Whether two names are the same but for case and surrounding space.
    private static func isSamePerson(_ left: String, _ right: String) -> Bool {
        func folded(_ name: String) -> String {
            name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return folded(left) == folded(right)
    }

    /// Appends a lifecycle event if the registry is still as it was when the step was decided.
    private func append(
        _ body: some EventBody,
        id: String,
        _ step: ModelStep,
        effective: EffectiveTime?,
        _ decided: ExpectedRevision
    ) throws(StoreError) -> Placement {
        guard CPRRedaction.redactingCPRNumbers(in: step.actor) == step.actor else {
            throw StoreError(
                .badInput,
                "a name holds a person number; it can be read by everybody",
                field: "actor"
            )
        }
        return try translating {
            var bytes: [UInt8] = []
            body.append(to: &bytes)
            let key = try Self.key(id)
            if let stored = try storedStep(key, bytes, effective) { return stored }
            let event = NewEvent(
                type: type(of: body).type,
                destination: .subject(.registry),
                key: key,
                registered: step.registered ?? RegisteredTime(clock.now()),
                effective: effective,
                body: bytes
            )
            let request = AppendRequest(
                [event],
                expecting: [Expectation(.subject(.registry), decided)]
            )
            switch try log.append([request])[0] {
            case .stored(let placements): return placements[0]
            case .refused(.conflict):
                throw StoreError(
                    .lifecycle,
                    "the registry changed meanwhile; look at it and run this again"
                )
            case .refused(.differentContent):
                throw StoreError(
                    .lifecycle,
                    "the step was taken already, by somebody else or for another reason"
                )
            case .refused(let refusal): throw refusal
            }
        }
    }

    private static func key(_ id: String) throws -> EventKey {
        do {
            return try EventKey(source: "models", id: id)
        } catch {
            throw StoreError(.badInput, "\(error)")
        }
    }

    /// A step taken before, so that repeating a command changes nothing.
    private func storedStep(
        _ key: EventKey,
        _ body: [UInt8],
        _ effective: EffectiveTime?
    ) throws -> Placement? {
        guard let position = try log.position(of: key),
            let event = try log.events(from: position, limit: 1).first,
            event.subject == .registry, event.body == body, event.effective == effective
        else { return nil }
        return Placement(
            position: position,
            subject: event.subject,
            revision: event.revision,
            recorded: event.recorded,
            isDuplicate: true
        )
    }
}
