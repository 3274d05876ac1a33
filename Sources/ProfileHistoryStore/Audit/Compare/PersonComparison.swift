public import AuditReports
public import EventModel
public import JSON
internal import ProfileModel
public import ProfileScoring
internal import Projections

/// Two sides put beside one another for one person.
public struct PersonComparison: Sendable {
    /// One side: a score, or why there is none.
    public enum Side: Sendable {
        /// A version scored.
        case score(ScoreAnswer)
        /// None did; this says why.
        case none(StoreError)

        /// The result, where there is one.
        var result: ScoreResult? {
            if case .score(let answer) = self { answer.result } else { nil }
        }
    }

    /// An input that the two sides read otherwise, or that only one of them reads.
    public struct InputChange: Sendable {
        /// The feature's name.
        public let feature: String
        /// As it was read on the first side.
        public let from: ScoredInput?
        /// As it was read on the other.
        public let to: ScoredInput?
    }

    /// The first side.
    public let from: Side
    /// The other side.
    public let to: Side
    /// The inputs in which they differ, in the order of the versions' features.
    public let changes: [InputChange]
    let words: [FeatureWords]

    /// Whether the classes differ, or only one side has one.
    public var flips: Bool { from.result?.label != to.result?.label }
}

extension HistoryStore {
    /// Puts two sides beside one another for one person.
    ///
    /// Throws `.badInput` where the question does not hold; that there is no form or no version on
    /// a side is part of the answer.
    public func compare(
        _ subject: SubjectID,
        _ question: PopulationQuestion,
        roles: Set<String> = []
    ) throws(StoreError) -> PersonComparison {
        guard let other = question.otherSide else {
            throw StoreError(.badInput, "name a second side to compare with", field: "against")
        }
        let now = now()
        let from = try side(subject, question, now, roles)
        let to = try side(subject, other, now, roles)
        let (before, after) = (from.result?.inputs ?? [], to.result?.inputs ?? [])
        var features = before.map(\.feature)
        features += after.map(\.feature).filter { !features.contains($0) }
        var words: [FeatureWords] = []
        for name in [to, from].compactMap(\.result?.model) {
            words.append(FeatureWords(try scorer(of: name).document, forms: try registry().forms))
        }
        return PersonComparison(
            from: from,
            to: to,
            changes: features.compactMap { feature in
                let (old, new) = (
                    before.first { $0.feature == feature }, after.first { $0.feature == feature }
                )
                if old?.value == new?.value, old?.positions == new?.positions { return nil }
                return PersonComparison.InputChange(feature: feature, from: old, to: new)
            },
            words: words
        )
    }

    private func side(
        _ subject: SubjectID,
        _ question: PopulationQuestion,
        _ now: Instant,
        _ roles: Set<String>
    ) throws(StoreError) -> PersonComparison.Side {
        let asOf = try AsOf(
            at: question.at,
            known: question.known,
            clock: question.clock,
            includesDisputed: question.includesDisputed,
            now: now
        )
        do throws(StoreError) {
            return .score(
                try score(
                    of: subject,
                    asOf: asOf,
                    options: ScoringOptions(model: question.model, group: question.group),
                    roles: roles
                )
            )
        } catch {
            // A name that was given is the caller's to get right.
            let isAnswer =
                error.code == .noSubmission
                || (error.code == .unknownModel && question.model == nil)
            guard isAnswer else { throw error }
            return .none(error)
        }
    }
}

extension PersonComparison {
    /// Writes the comparison as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for (key, side) in [("from", from), ("to", to)] {
            writer.key(key)
            switch side {
            case .score(let answer): answer.write(to: &writer)
            case .none(let error):
                writer.beginObject()
                writer.member("noScore", error.code.rawValue)
                writer.endObject()
            }
        }
        writer.key("flips")
        writer.bool(flips)
        writer.key("changedInputs")
        writer.beginArray()
        for change in changes { writer.string(change.feature) }
        writer.endArray()
        writer.endObject()
    }

    /// The comparison as people read it.
    public func report() -> Report {
        Report(
            title: Wording(danish: "To sider sammenlignet", english: "Two sides compared"),
            lead: [
                Self.lead(from, Wording(danish: "Fra", english: "From")),
                Self.lead(to, Wording(danish: "Til", english: "To")),
                flips
                    ? Wording(danish: "Klassen er en anden.", english: "The class is another.")
                    : Wording(danish: "Klassen er den samme.", english: "The class is the same."),
            ],
            sections: changes.isEmpty ? [] : [inputs]
        )
    }

    private static func lead(_ side: Side, _ title: Wording) -> Wording {
        switch side {
        case .none(let error):
            let why = (error.code == .noSubmission ? ReplayOutcome.noSubmission : .noModel).wording
            return Wording(
                danish: "\(title.danish): ingen score, \(why.danish).",
                english: "\(title.english): no score, \(why.english)."
            )
        case .score(let answer):
            let (danish, english) = answer.asOf.words
            let (outcome, model) = (answer.result.outcomeWording, answer.result.model)
            return Wording(
                danish: "\(title.danish): \(outcome.danish), \(model), \(danish).",
                english: "\(title.english): \(outcome.english), \(model), \(english)."
            )
        }
    }

    private var inputs: ReportSection {
        ReportSection(
            Wording(danish: "Hvad der blev læst forskelligt", english: "What was read otherwise"),
            .table(
                ReportTable(
                    columns: [
                        ReportColumn(Wording(danish: "oplysning", english: "input")),
                        ReportColumn(Wording(danish: "fra", english: "from")),
                        .position,
                        ReportColumn(Wording(danish: "til", english: "to")),
                        .position,
                    ],
                    rows: changes.map { change in
                        [
                            .wording(name(change.feature)),
                            cell(change.from), .positions(change.from?.positions ?? []),
                            cell(change.to), .positions(change.to?.positions ?? []),
                        ]
                    }
                )
            )
        )
    }

    private func name(_ feature: String) -> Wording {
        words.map { $0.name(feature) }.first { $0.danish != feature }
            ?? Wording(danish: feature, english: feature)
    }

    private func cell(_ input: ScoredInput?) -> ReportCell {
        guard let input else { return .none }
        let found = words.lazy.map { $0.value(input.feature, input.value) }.first {
            $0.danish != input.value.text
        }
        return .wording(found ?? input.value.wording)
    }
}
