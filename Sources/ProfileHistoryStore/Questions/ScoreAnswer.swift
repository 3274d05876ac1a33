public import EventModel
public import JSON
internal import ProfileModel
public import ProfileScoring
public import Projections

/// The score that a model version gives a person as of two times.
public struct ScoreAnswer: Sendable {
    /// Whose score it is.
    public let subject: SubjectID
    /// The times it was asked for.
    public let asOf: AsOf
    /// The target group whose model version was used, where none was named.
    public let targetGroup: String?
    /// The result, with what decided it.
    public let result: ScoreResult
}

extension HistoryStore {
    /// Scores a person by the version in force for her target group, or by a named version.
    ///
    /// An input that is restricted and may be seen by none of the `roles` gives no result where the
    /// version consults it. Without a form there is no score: throws `.noSubmission` where none is
    /// in force. Throws
    /// `.unknownModel` where no version is in force or none has the name, `.unknownAttribute` where
    /// an input to change is not one of the version's.
    public func score(
        of subject: SubjectID,
        asOf: AsOf,
        options: ScoringOptions = ScoringOptions(),
        roles: Set<String> = []
    ) throws(StoreError) -> ScoreAnswer {
        try score(try profile(of: subject, asOf: asOf, roles: roles), options: options)
    }

    /// Scores a profile that was rebuilt already.
    public func score(
        _ answer: ProfileAnswer,
        options: ScoringOptions = ScoringOptions()
    ) throws(StoreError) -> ScoreAnswer {
        guard let submission = answer.profile.submission else {
            throw StoreError(
                .noSubmission,
                "no form is in force on that date; the form is voluntary, and without it there is "
                    + "no score"
            )
        }
        let group = options.group ?? submission.body.targetGroup
        let name: String
        if let model = options.model {
            name = model
        } else {
            name = try model(inForceFor: group, answer)
        }
        let scorer = try scorer(of: name)
        let changes = try changes(options)
        let result: ScoreResult
        do {
            result = try scorer.score(
                answer.profile,
                at: answer.asOf.effective,
                changes: changes
            )
        } catch {
            throw StoreError(.unknownAttribute, "\(error)")
        }
        return ScoreAnswer(
            subject: answer.subject,
            asOf: answer.asOf,
            targetGroup: options.model == nil ? group : nil,
            result: result
        )
    }

    private func model(
        inForceFor group: String,
        _ answer: ProfileAnswer
    ) throws(StoreError) -> String {
        guard let activation = answer.models.first(where: { $0.targetGroup == group }) else {
            throw StoreError(
                .unknownModel,
                "no model version is in force for the target group \(group) on that date"
            )
        }
        return activation.model
    }

    private func changes(
        _ options: ScoringOptions
    ) throws(StoreError) -> [InputChange] {
        var changes: [InputChange] = options.without.map { .without($0) }
        for text in options.set {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw StoreError(.badInput, "a replaced input is written NAME=VALUE", field: "set")
            }
            changes.append(.set(String(parts[0]), .text(String(parts[1]))))
        }
        return changes
    }
}

extension ScoreAnswer {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("subject")
        writer.string(subject.description)
        writer.key("asOf")
        asOf.write(to: &writer)
        writer.member("targetGroup", targetGroup)
        writer.key("score")
        result.appendJSON(to: &writer)
        writer.endObject()
    }
}
