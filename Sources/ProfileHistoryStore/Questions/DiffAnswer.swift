public import EventModel
public import JSON
internal import ProfileModel
public import Projections

/// What changed in a person's profile between two questions.
public struct DiffAnswer: Sendable {
    /// The profile at the first question.
    public let before: ProfileAnswer
    /// The profile at the second question.
    public let after: ProfileAnswer
    /// What changed from the first to the second.
    public let diff: ProfileDiff
}

extension HistoryStore {
    /// Compares a person's profiles at two questions.
    public func diff(
        of subject: SubjectID,
        from: AsOf,
        to: AsOf,
        roles: Set<String> = []
    ) throws(StoreError) -> DiffAnswer {
        let reader = reader(roles)
        let before = try profile(of: subject, asOf: from, for: reader)
        let after = try profile(of: subject, asOf: to, for: reader)
        return DiffAnswer(
            before: before,
            after: after,
            diff: ProfileDiff(from: before.profile, to: after.profile)
        )
    }
}

extension DiffAnswer {
    /// Target groups whose model version changed, with both versions' names.
    public var models: [(group: String, before: String?, after: String?)] {
        let old = Dictionary(uniqueKeysWithValues: before.models.map { ($0.targetGroup, $0.model) })
        let new = Dictionary(uniqueKeysWithValues: after.models.map { ($0.targetGroup, $0.model) })
        return Set(old.keys).union(new.keys).sorted()
            .filter { old[$0] != new[$0] }
            .map { ($0, old[$0], new[$0]) }
    }

    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("subject")
        writer.string(before.subject.description)
        writer.key("from")
        before.asOf.write(to: &writer)
        writer.key("to")
        after.asOf.write(to: &writer)
        writer.key("attributes")
        writer.beginArray()
        for change in diff.attributes { write(change, to: &writer) }
        writer.endArray()
        writer.key("series")
        writer.beginArray()
        for change in diff.series { write(change, to: &writer) }
        writer.endArray()
        writer.key("answers")
        writer.beginArray()
        for answer in diff.answers { write(answer, to: &writer) }
        writer.endArray()
        writeSubmissions(to: &writer)
        writeModels(to: &writer)
        writer.endObject()
    }

    private func write(_ change: Change<ProfileFact>, to writer: inout JSONWriter) {
        writer.beginObject()
        if let fact = change.after ?? change.before {
            writer.key("attribute")
            writer.string(after.names.attribute(fact.attribute))
        }
        writer.side("before", change.before) { after.names.writeMembers(of: $0, to: &$1) }
        writer.side("after", change.after) { after.names.writeMembers(of: $0, to: &$1) }
        writer.endObject()
    }

    private func write(_ answer: AnswerChange, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("question")
        writer.string(answer.question)
        for (name, value) in [("before", answer.change.before), ("after", answer.change.after)] {
            writer.key(name)
            if let value { value.write(to: &writer) } else { writer.null() }
        }
        writer.endObject()
    }

    private func writeSubmissions(to writer: inout JSONWriter) {
        writer.key("submission")
        guard let change = diff.submission else { return writer.null() }
        writer.beginObject()
        writer.side("before", change.before) { Self.write($0, to: &$1) }
        writer.side("after", change.after) { Self.write($0, to: &$1) }
        writer.endObject()
    }

    private static func write(_ submission: ProfileSubmission, to writer: inout JSONWriter) {
        writer.key("id")
        writer.string(submission.id)
        writer.key("form")
        writer.string(submission.body.form)
        writer.key("at")
        writer.instant(submission.at.instant)
        writer.key("position")
        writer.integer(submission.position.rawValue)
    }

    private func writeModels(to writer: inout JSONWriter) {
        writer.key("model")
        writer.beginObject()
        for change in models {
            writer.key(change.group)
            writer.beginObject()
            for (name, model) in [("before", change.before), ("after", change.after)] {
                writer.key(name)
                if let model { writer.string(model) } else { writer.null() }
            }
            writer.endObject()
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes one side of a change: an object, or null where there is nothing.
    mutating func side<Value>(
        _ name: String,
        _ value: Value?,
        _ members: (Value, inout JSONWriter) -> Void
    ) {
        key(name)
        guard let value else { return null() }
        beginObject()
        members(value, &self)
        endObject()
    }
}
