public import EventModel
import ProfileModel

/// The lives of all model versions, read once from the registry's stream.
///
/// Every question is answered from the same decoded events. Cost of a question: linear in the
/// number of model events, of which there are few.
public struct ModelTimeline: Sendable {
    /// The model events, in the order of the log.
    let events: [ModelEvent]
    /// Annulments and decisions, in the order of the log.
    let marks: [KnownMark]
    /// Every target group that a model was ever activated for, in ascending order by bytes, so that
    /// the order is the same on every machine.
    private let targetGroups: [String]

    /// Reads the registry's packed stream.
    ///
    /// Throws when the bytes are not a stream that a store writes, or an activation or a
    /// retirement has no effective time.
    public init(of registry: RawSpan) throws(CodecError) {
        var events: [ModelEvent] = []
        var marks: [KnownMark] = []
        var reader = StreamReader(registry)
        while let entry = try reader.next() {
            switch entry.type {
            case .annulment, .dispute: marks.append(try KnownMark(entry))
            case .modelRegistered, .modelApproved, .modelActivated, .modelRetired:
                events.append(try ModelEvent(entry))
            default: break
            }
        }
        self.events = events
        self.marks = marks
        var groups: Set<String> = []
        for case .activated(let activation) in events { groups.insert(activation.targetGroup) }
        targetGroups = groups.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Reads the registry's packed stream.
    public init(of registry: [UInt8]) throws(CodecError) {
        try unsafe self.init(of: registry.span.bytes)
    }

    /// The activation that puts a model in force for a target group, `nil` where there is none.
    ///
    /// It is the visible activation for the group with the greatest (effective, registered,
    /// position) among those effective by the moment asked. Where that model is retired after its
    /// activation, for the group or everywhere, none is in force: an older one does not come back.
    public func inForce(for targetGroup: String, asOf question: AsOf) -> Activation? {
        inForce(for: targetGroup, verdicts(asOf: question), asOf: question)
    }

    /// The activations in force for all target groups, in ascending order of the groups' names.
    public func inForce(asOf question: AsOf) -> [Activation] {
        let verdicts = verdicts(asOf: question)
        return targetGroups.compactMap { inForce(for: $0, verdicts, asOf: question) }
    }

    /// All model versions that are known, in the order in which they were registered.
    public func models(asOf question: AsOf) -> [Model] {
        let verdicts = verdicts(asOf: question)
        let visible = events.filter { isVisible($0.provenance, verdicts, asOf: question) }
        let active = inForce(asOf: question)
        var models: [Model] = []
        var names: Set<String> = []
        for case .registered(let body, let provenance) in visible
        where names.insert(body.model).inserted {
            models.append(
                Model(
                    registration: body,
                    provenance: provenance,
                    events: visible,
                    inForce: active.filter { $0.model == body.model },
                    asOf: question
                )
            )
        }
        return models
    }

    /// One model version, `nil` when none of that name is known.
    public func model(_ name: String, asOf question: AsOf) -> Model? {
        models(asOf: question).first { $0.name == name }
    }
}

extension ModelTimeline {
    /// What annulments and decisions that are known say of the events.
    private func verdicts(asOf question: AsOf) -> MarkTable {
        var table = MarkTable()
        for mark in marks where mark.isKnown(question.known) { table.add(mark.mark) }
        table.resolve(at: question.effective)
        return table
    }

    /// Whether an event counts for a question, whenever it comes to hold.
    private func isVisible(
        _ provenance: Provenance,
        _ verdicts: MarkTable,
        asOf question: AsOf
    ) -> Bool {
        provenance.isKnown(question.known)
            && !verdicts.verdict(on: provenance.position)
                .isHidden(includingDisputed: question.includesDisputed)
    }

    private func inForce(
        for targetGroup: String,
        _ verdicts: MarkTable,
        asOf question: AsOf
    ) -> Activation? {
        var best: Activation?
        for case .activated(let activation) in events
        where activation.targetGroup == targetGroup && activation.effective <= question.effective {
            guard isVisible(activation.provenance, verdicts, asOf: question) else { continue }
            if let other = best, !activation.beats(other) { continue }
            best = activation
        }
        guard let best else { return nil }
        for case .retired(let retirement) in events
        where retirement.ends(best) && retirement.effective <= question.effective
            && isVisible(retirement.provenance, verdicts, asOf: question)
        {
            return nil
        }
        return best
    }
}
